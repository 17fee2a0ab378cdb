package io.stoa.admin.view;

import io.stoa.account.OpaqueToken;
import io.stoa.identity.Role;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.OAuthClientName;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;
import java.util.Optional;

/** The forms that register and change clients: for operators, and to take one away for owners alone. */
@Named
@RequestScoped
public class ClientDecision {

    private static final String PAGE = "/admin/client.xhtml?faces-redirect=true&id=";
    private static final String LIST = "/admin/clients.xhtml?faces-redirect=true&done=removed";
    private static final String STAY = "";

    @Inject
    OAuthClients clients;

    @Inject
    SecurityContext security;

    private String name;
    private String redirectUris;
    private boolean confidential;

    /** Registers a client. @return its page, which shows its secret once, or none where name or addresses are refused */
    public String register() {
        String actor = operator();
        Optional<OAuthClientName> readable = OAuthClientName.parse(name == null ? "" : name.strip());
        Optional<List<RedirectUri>> addresses = addresses();
        if (readable.isEmpty()) {
            ConsoleTexts.refuse("register:name", ConsoleTexts.sentence("clients.name.refused"));
        }
        if (addresses.isEmpty()) {
            ConsoleTexts.refuse("register:redirectUris", ConsoleTexts.sentence("clients.redirects.refused"));
        }
        if (readable.isEmpty() || addresses.isEmpty()) {
            return STAY;
        }
        return shown(
                clients.register(readable.get().value(), confidential, addresses.get(), actor), "registered", actor);
    }

    // all of them or none: an address that was dropped in silence would be missed when somebody signs in
    private Optional<List<RedirectUri>> addresses() {
        List<String> lines = (redirectUris == null ? "" : redirectUris)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        List<RedirectUri> read =
                lines.stream().flatMap(line -> RedirectUri.parse(line).stream()).toList();
        boolean isFine =
                !read.isEmpty() && read.size() == lines.size() && read.size() <= OAuthClient.MOST_REDIRECT_URIS;
        return isFine ? Optional.of(read) : Optional.empty();
    }

    /** Gives it another secret. @return its page, which shows it once, or none where somebody else was first */
    public String changeSecret() {
        String actor = operator();
        try {
            return shown(clients.changeSecret(ClientPage.idOf(Asked.word("id")), version(), actor), "changed", actor);
        } catch (MarketplaceException refused) {
            ConsoleTexts.refuse(null, refused.sentence());
            return STAY;
        }
    }

    // no state has a negative number: what is none was never seen
    private static long version() {
        String text = Asked.word("version");
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static String shown(OAuthClients.Registration made, String done, String actor) {
        String id = made.client().id().value();
        made.secret().map(OpaqueToken::text).ifPresent(secret -> ShownOnce.keep(actor, id, secret));
        return PAGE + id + "&done=" + done;
    }

    /** Takes it away, by an owner alone. @return the list of clients */
    public String remove() {
        String actor = Actor.inRole(Role.Names.OWNER, security, "Only owners take clients away.");
        clients.remove(ClientPage.idOf(Asked.word("id")), actor);
        return LIST;
    }

    private String operator() {
        return Actor.inRole(Role.Names.OPERATOR, security, "Only operators and owners change clients.");
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getRedirectUris() {
        return redirectUris;
    }

    public void setRedirectUris(String redirectUris) {
        this.redirectUris = redirectUris;
    }

    public boolean isConfidential() {
        return confidential;
    }

    public void setConfidential(boolean confidential) {
        this.confidential = confidential;
    }
}
