package io.stoa.simulator.device;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * An install verification token: ES256, compact JWS, raw R||S signature.
 *
 * @see "Apple, MarketplaceKit: Supplying an install verification token"
 */
final class InstallVerificationToken {

    private static final int RAW_SIGNATURE_BYTES = 64;
    private static final String ADVICE = "Sign a compact JWS with ES256, header alg, kid and typ JWT, claims as JSON.";

    private final JWSObject jws;
    private final AnswerObject claims;

    private InstallVerificationToken(JWSObject jws, AnswerObject claims) {
        this.jws = jws;
        this.claims = claims;
    }

    /** The token, when there is one at all. */
    static String requirePresent(String token, String where) {
        if (token.isBlank()) {
            throw Case.MISSING_INSTALL_VERIFICATION_TOKEN.because(
                    "installVerificationToken is missing in the " + where + ".",
                    "Send a fresh token as 'installVerificationToken', one for each app and each attempt.");
        }
        return token;
    }

    static InstallVerificationToken parse(String serialized) {
        try {
            JWSObject jws = JWSObject.parse(serialized);
            requireHeader(jws);
            byte[] payload = jws.getPayload().toBytes();
            return new InstallVerificationToken(
                    jws, AnswerObject.parse(payload, "install verification token", Case.UNKNOWN));
        } catch (ParseException | IllegalArgumentException notCompact) {
            throw Case.UNKNOWN.because("The install verification token is not a compact JWS.", ADVICE, notCompact);
        }
    }

    private static void requireHeader(JWSObject jws) {
        if (!JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())) {
            throw invalidHeader("alg is " + jws.getHeader().getAlgorithm());
        }
        if (!JOSEObjectType.JWT.equals(jws.getHeader().getType())) {
            throw invalidHeader("typ is " + jws.getHeader().getType());
        }
        if (jws.getHeader().getKeyID() == null || jws.getHeader().getKeyID().isBlank()) {
            throw invalidHeader("kid is missing");
        }
        if (jws.getSignature().decode().length != RAW_SIGNATURE_BYTES) {
            throw Case.UNKNOWN.because(
                    "The signature of the install verification token is not the 64 bytes R||S.",
                    "Convert the DER signature; in Java sign with SHA256withECDSAinP1363Format.");
        }
    }

    private static MarketplaceKitError invalidHeader(String seen) {
        return Case.UNKNOWN.because("In the header of the install verification token " + seen + ".", ADVICE);
    }

    void requireSignedBy(ECPublicKey key) {
        try {
            if (!jws.verify(new ECDSAVerifier(key))) {
                throw Case.UNKNOWN.because(
                        "The install verification token (kid " + keyId() + ") is not signed with the given key.",
                        "Sign with the private key of the alternative distribution key that kid names.");
            }
        } catch (JOSEException notP256) {
            throw Case.UNKNOWN.because(
                    "The given key cannot verify ES256.", "Give the device the P-256 public key.", notP256);
        }
    }

    String keyId() {
        return jws.getHeader().getKeyID();
    }

    String claim(String name) {
        return claims.text(name);
    }

    Optional<String> optionalClaim(String name) {
        return claims.optionalText(name);
    }

    Instant time(String name) {
        try {
            return Instant.ofEpochSecond(claims.integer(name));
        } catch (DateTimeException beyondTime) {
            throw Case.UNKNOWN.because(
                    "'" + name + "' of the install verification token is no moment in time.",
                    "Send seconds since 1970, not milliseconds.",
                    beyondTime);
        }
    }
}
