package io.stoa.admin.view;

import io.stoa.identity.Role;
import io.stoa.oauth.service.AccessTokens;
import io.stoa.oauth.service.KnownLocalToken;
import io.stoa.oauth.service.LocalTokenRegister;
import io.stoa.oauth.service.LocalTokens;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.SealingKeys;
import io.stoa.storefront.DisplayText;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;
import java.util.Optional;

/** The page of the keys that sign and seal, by their names alone, and of the tokens that commands on this machine used. */
@Named("keys")
@RequestScoped
public class KeysPage {

    private static final String PAGE = "/admin/keys.xhtml?faces-redirect=true&done=revoked";

    @Inject
    AccessTokens accessTokens;

    @Inject
    LocalTokens localTokens;

    @Inject
    LocalTokenRegister register;

    @Inject
    SealingKeys sealing;

    @Inject
    SecurityContext security;

    private List<TokenRow> tokens = List.of();

    /** A local token. @param state a key of the console's texts */
    public record TokenRow(String id, String roles, Moment used, String state, boolean revocable) {

        static TokenRow of(KnownLocalToken token) {
            return new TokenRow(
                    DisplayText.line(token.id()),
                    DisplayText.line(token.roles()),
                    Moment.of(token.firstUsed()),
                    token.state().name(),
                    token.state() == KnownLocalToken.State.LIVE);
        }
    }

    // before any phase: Faces asks for the rows of the page when it looks which button was pressed
    @PostConstruct
    void read() {
        tokens = register.newest().stream().map(TokenRow::of).toList();
    }

    /** Revokes the token that stands in the row's form. @return this page, read anew */
    public String revoke() {
        String actor =
                Actor.inRole(Role.Names.OPERATOR, security, "Only operators and owners revoke tokens of this machine.");
        String id = Asked.word("token");
        if (tokens.stream().noneMatch(token -> token.id().equals(id))) {
            throw new MarketplaceException(FailureCode.NOT_FOUND, "No local token of this name was used lately.");
        }
        register.revoke(id, actor);
        return PAGE;
    }

    /** Whether the caller may revoke one. */
    public boolean isChangeable() {
        return security.isCallerInRole(Role.Names.OPERATOR);
    }

    /** The ids of the keys of access tokens; the first one signs. */
    public List<String> getTokenKeys() {
        return accessTokens.keyIds();
    }

    /** The id of the key that commands on this machine sign with. */
    public Optional<String> getLocalKey() {
        return localTokens.keyId();
    }

    /** The id of the key that seals at rest. */
    public String getSealingKey() {
        return DisplayText.line(sealing.present());
    }

    /** Whether its file was changed after the start. */
    public boolean isSealingStale() {
        return sealing.areStale();
    }

    public List<TokenRow> getTokens() {
        return tokens;
    }
}
