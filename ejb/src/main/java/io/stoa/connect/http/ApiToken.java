package io.stoa.connect.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * The bearer token of the App Store Connect API: made once, used until two thirds of its life are over.
 *
 * @see "Apple, App Store Connect API: Generating Tokens for API Requests"
 */
@ApplicationScoped
public class ApiToken {

    private static final Duration LIFE = Duration.ofMinutes(12);
    private static final Duration RENEW_AFTER = Duration.ofMinutes(8);
    // a clock that runs ahead of Apple's would otherwise issue tokens from the future
    private static final Duration BACKDATED = Duration.ofSeconds(60);

    @Inject
    ConnectSettings settings;

    @Inject
    Clock clock;

    private String token;
    private Instant renewAt = Instant.MIN;

    /** @throws MarketplaceException with {@code NOT_CONFIGURED} when there is no API key */
    public synchronized String current() {
        Instant now = clock.instant();
        if (!now.isBefore(renewAt)) {
            token = mint(now);
            renewAt = now.plus(RENEW_AFTER);
        }
        return token;
    }

    /** Makes the next request mint a new token, after App Store Connect refused this one. */
    public synchronized void refused() {
        renewAt = Instant.MIN;
    }

    private String mint(Instant now) {
        Path keyFile = settings.privateKeyFile().orElseThrow(ApiToken::noKey);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .audience("appstoreconnect-v1")
                .issueTime(Date.from(now.minus(BACKDATED)))
                .expirationTime(Date.from(now.plus(LIFE)));
        settings.issuerId().ifPresentOrElse(claims::issuer, () -> claims.subject("user"));
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(settings.keyId().orElseThrow(ApiToken::noKey))
                .type(JOSEObjectType.JWT)
                .build();
        return sign(
                new SignedJWT(header, claims.build()),
                PrivateKeyFile.readAll(keyFile).get(0));
    }

    private static String sign(SignedJWT token, KeyPair key) {
        try {
            token.sign(new ECDSASigner((ECPrivateKey) key.getPrivate(), Curve.P_256));
            return token.serialize();
        } catch (JOSEException | ClassCastException notP256) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "stoa.app-store-connect.private-key-file is not a P-256 key as App Store Connect gives it (.p8).",
                    notP256);
        }
    }

    private static MarketplaceException noKey() {
        return new MarketplaceException(
                FailureCode.NOT_CONFIGURED,
                "There is no App Store Connect API key: set stoa.app-store-connect.key-id and .private-key-file.");
    }
}
