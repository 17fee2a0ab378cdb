package io.stoa.account.service;

import io.stoa.account.Account;
import io.stoa.account.LinkToken;
import io.stoa.account.LinkTokenRepository;
import io.stoa.account.OpaqueToken;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.audit.AuditLog;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Mints the tokens of install links and exchanges them, at most three times each. */
@Stateless
public class LinkTokens {

    private static final String PREFIX = "lnk_";

    @Inject
    LinkTokenRepository tokens;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** A token that brings a device to the account with this app, for {@link LinkToken#LIFE}. */
    public OpaqueToken mint(Account account, AppleItemId app, String actor) {
        OpaqueToken secret = OpaqueToken.random(PREFIX);
        tokens.add(new LinkToken(secret.digest(), account.id(), app, clock.instant()));
        audit.record(actor, "account.link-token", account.id().value(), "app " + app);
        return secret;
    }

    /** Counts one exchange. @return whom the token brings to what; empty when it is unknown, expired or used up */
    public Optional<LinkToken> exchange(String secret) {
        Instant now = clock.instant();
        Optional<LinkToken> token = tokens.lock(Sha256.of(secret)).filter(found -> found.isExchangeable(now));
        token.ifPresent(link -> {
            link.exchange(now);
            audit.record(
                    link.account().value(),
                    "account.link-token-exchange",
                    link.account().value(),
                    "app " + link.app() + ", exchange " + link.exchanges() + " of " + LinkToken.MOST_EXCHANGES);
        });
        return token;
    }
}
