package io.stoa.oauth.service;

import io.stoa.audit.AuditLog;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.LocalToken;
import io.stoa.oauth.LocalTokenRepository;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which local tokens were used or revoked. Its changes stand whatever becomes of the request that caused them. */
@Stateless
public class LocalTokenRegister {

    private static final int MOST = 100;

    @Inject
    LocalTokenRepository tokens;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<LocalToken> find(String jti) {
        return tokens.find(jti);
    }

    /** @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when another request was first */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void noteFirstUse(AccessToken token) {
        tokens.add(row(token));
        audit.record(token.subject(), "token.first-use", token.id(), "roles " + roles(token));
    }

    /** Revokes a token, also one that was never used. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void revoke(AccessToken token) {
        LocalToken row = tokens.find(token.id()).orElseGet(() -> added(token));
        row.revoke(clock.instant());
        audit.record(token.subject(), "token.revoke", token.id(), "roles " + roles(token));
    }

    /** Those that were first used last, at most 100; one never used is known to nobody. */
    public List<KnownLocalToken> newest() {
        return tokens.newest(MOST).stream()
                .map(token -> KnownLocalToken.of(token, clock.instant()))
                .toList();
    }

    /**
     * Revokes a token that was used, for somebody who does not hold it; again it changes nothing.
     *
     * @throws MarketplaceException with {@code NOT_FOUND} when none of this name was ever used
     */
    public void revoke(String jti, String actor) {
        LocalToken row = tokens.find(jti)
                .orElseThrow(() -> new MarketplaceException(
                        FailureCode.NOT_FOUND, "No local token of this name was ever used here."));
        if (!row.isRevoked()) {
            row.revoke(clock.instant());
            audit.record(actor, "token.revoke", jti, "roles " + row.role());
        }
    }

    private LocalToken added(AccessToken token) {
        LocalToken row = row(token);
        tokens.add(row);
        return row;
    }

    private LocalToken row(AccessToken token) {
        return new LocalToken(token.id(), roles(token), clock.instant());
    }

    private static String roles(AccessToken token) {
        return token.roles().stream().map(Role::word).sorted().collect(Collectors.joining(" "));
    }
}
