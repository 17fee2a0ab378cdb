package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.oauth.OAuthClientId;
import io.stoa.oauth.service.OAuthClients;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;

/** The page of one registered client. */
@Named("client")
@RequestScoped
public class ClientPage {

    @Inject
    OAuthClients clients;

    @Inject
    SecurityContext security;

    private String id = "";
    private ClientRow row;
    private Optional<String> secret = Optional.empty();

    // before any phase: Faces asks what the page shows when it looks which button was pressed
    @PostConstruct
    void read() {
        id = Asked.word("id");
    }

    /** Answers 404 where there is no such client. */
    public void require() {
        getRow();
        secret = ShownOnce.take(security.getCallerPrincipal().getName(), id);
    }

    public ClientRow getRow() {
        if (row == null) {
            row = ClientRow.of(clients.get(idOf(id)));
        }
        return row;
    }

    static OAuthClientId idOf(String text) {
        return OAuthClientId.parse(text)
                .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no client with this id."));
    }

    /** The secret that was made a moment ago. */
    public Optional<String> getSecret() {
        return secret;
    }

    /** Whether the caller may give it another secret: a public one has none. */
    public boolean isChangeable() {
        return security.isCallerInRole(Role.Names.OPERATOR) && getRow().confidential();
    }

    /** Whether the caller may take it away. */
    public boolean isDeletable() {
        return security.isCallerInRole(Role.Names.OWNER);
    }
}
