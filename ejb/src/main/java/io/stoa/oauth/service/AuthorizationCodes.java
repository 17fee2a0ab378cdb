package io.stoa.oauth.service;

import io.stoa.account.AccountId;
import io.stoa.account.OpaqueToken;
import io.stoa.account.service.Accounts;
import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.oauth.Audience;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.AuthorizationRefused;
import io.stoa.oauth.AuthorizationRequest;
import io.stoa.oauth.OAuthError;
import io.stoa.settings.InstallationSettings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Gives a code for a person's yes. */
@Stateless
public class AuthorizationCodes {

    private static final String PREFIX = "ac_";

    @Inject
    AuthorizationCodeRepository codes;

    @Inject
    Accounts accounts;

    @Inject
    InstallationSettings installation;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * A code for what the person agreed to, shown this once.
     *
     * @throws AuthorizationRefused with {@code access_denied} when the account is suspended
     */
    public OpaqueToken give(AuthorizationRequest request, AccountId account) {
        if (!accounts.isActive(account)) {
            throw new AuthorizationRefused(
                    OAuthError.ACCESS_DENIED,
                    "The account is suspended. Ask whoever runs this marketplace.",
                    request.redirectUri(),
                    request.state());
        }
        OpaqueToken secret = OpaqueToken.random(PREFIX);
        codes.add(new AuthorizationCode(secret.digest(), request, account, app(request, account), clock.instant()));
        audit.record(account.value(), "oauth.authorize", account.value(), "client " + request.clientId());
        return secret;
    }

    // the system does not say for which app it asks; a device that took another name is at its marketplace's app
    private Optional<AppleItemId> app(AuthorizationRequest request, AccountId account) {
        return request.audience() == Audience.API
                ? Optional.empty()
                : codes.lastApp(account, request.clientId()).or(installation::marketplaceId);
    }
}
