package io.stoa.oauth.service;

import io.stoa.account.service.Accounts;
import io.stoa.apple.Sha256;
import io.stoa.audit.AuditLog;
import io.stoa.oauth.Audience;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.AuthorizationCodeRepository;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * The authorization code grant. The system sends no {@code redirect_uri} here; a registered client has to.
 *
 * @see "RFC 6749, section 4.1.3; RFC 7636, section 4.5; Apple, MarketplaceKit: Reauthenticating people during app restore"
 */
@Stateless
public class AuthorizationCodeGrant {

    private static final Logger LOG = System.getLogger(AuthorizationCodeGrant.class.getName());

    @Inject
    AuthorizationCodeRepository codes;

    @Inject
    OAuthClients clients;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    Accounts accounts;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Takes the code for tokens. Whatever comes of it, the code is used; a second time, what the first gave is revoked.
     *
     * @throws OAuthRefusal with {@code invalid_grant}, {@code invalid_target}, or {@code invalid_client} for a registered
     *     client without its proof
     */
    public TokenAnswer answer(TokenRequest request) {
        String verifier = request.required("code_verifier");
        Instant now = clock.instant();
        AuthorizationCode code =
                codes.lock(Sha256.of(request.required("code"))).orElseThrow(AuthorizationCodeGrant::notGood);
        if (code.isUsed()) {
            takeBack(code, now);
            throw notGood();
        }
        boolean isItsClient = isItsClient(code, request);
        code.use(now);
        boolean isGood = isItsClient && !code.isExpired(now) && code.challenge().isMetBy(verifier);
        if (!isGood || !accounts.isActive(code.account())) {
            throw notGood();
        }
        return tokens(code, request, now);
    }

    private boolean isItsClient(AuthorizationCode code, TokenRequest request) {
        boolean isDevice = code.audience() == Audience.DEVICE;
        String clientId = isDevice
                ? request.required("client_id")
                : clients.authenticate(request).id().value();
        Optional<String> redirectUri = request.optional("redirect_uri");
        return clientId.equals(code.clientId())
                && redirectUri.map(code.redirectUri().value()::equals).orElse(isDevice);
    }

    private TokenAnswer tokens(AuthorizationCode code, TokenRequest request, Instant now) {
        Optional<String> clientId = Optional.of(code.clientId());
        RefreshFamily family = new RefreshFamily(code.account(), code.audience(), code.app(), clientId, now);
        Audience audience = accessTokens.audience(request, family);
        RefreshTokens.Rotation begun = refreshTokens.begin(family);
        code.gave(family);
        return new TokenAnswer(accessTokens.issue(family, clientId, audience), AccessTokens.LIFE, begun.next());
    }

    private void takeBack(AuthorizationCode code, Instant now) {
        codes.lockGiven(code).filter(family -> family.isAlive(now)).ifPresent(family -> {
            family.revoke(now);
            audit.record("system", "oauth.revoke", family.id(), "its authorization code came back");
            LOG.log(Level.INFO, "oauth.family-revoked family={0} account={1}", family.id(), family.account());
        });
    }

    // one sentence for all: who guesses learns nothing
    private static OAuthRefusal notGood() {
        return new OAuthRefusal(OAuthError.INVALID_GRANT, "The code is not good or not good any more. Sign in again.");
    }
}
