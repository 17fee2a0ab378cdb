package io.stoa.install.crypto;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import io.stoa.install.InstallVerificationToken;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.crypto.Es256Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Writes an install verification token the way devices verify it.
 *
 * @see "Apple, MarketplaceKit: Creating an install verification token"
 */
public final class TokenWriter {

    /** How long a token holds; a device that waits for a parent comes later, and gets a fresh one. */
    public static final Duration LIFE = Duration.ofSeconds(1200);

    private static final String AUDIENCE = "AppleDownloadVerification-v1";

    private TokenWriter() {}

    /** @return the compact form; no two are alike */
    public static String write(InstallVerificationToken token, DistributionKeyId key, Es256Signer signer, Instant now) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.value())
                .build();
        return signer.sign(header, claims(token, now));
    }

    private static JWTClaimsSet claims(InstallVerificationToken token, Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(token.issuer().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .audience(AUDIENCE)
                .claim("bid", token.bundleId())
                .claim("dtype", token.kind().word())
                .claim("nonce", UUID.randomUUID().toString())
                .claim("iid", token.appleItemId().toString())
                .claim("vid", token.appleVersionId().toString())
                .build();
    }
}
