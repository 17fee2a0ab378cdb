package io.stoa.simulator.appstoreconnect.token;

import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/**
 * An API key registered in the simulated account.
 *
 * @param keyId     the {@code kid} of its tokens, such as ten characters
 * @param issuerId  the {@code iss} of its tokens; empty for an individual key, whose tokens say {@code sub=user}
 * @param publicKey on the curve P-256
 */
public record ApiKey(String keyId, Optional<String> issuerId, ECPublicKey publicKey) {

    public ApiKey {
        if (keyId.isBlank()) {
            throw new IllegalArgumentException("An API key needs a key id.");
        }
        if (publicKey.getParams().getCurve().getField().getFieldSize() != 256) {
            throw new IllegalArgumentException("API key " + keyId + " is not on the curve P-256.");
        }
    }

    /** A key of the whole account. */
    public static ApiKey team(String keyId, String issuerId, ECPublicKey publicKey) {
        return new ApiKey(keyId, Optional.of(issuerId), publicKey);
    }

    /** A key of one user, who has no issuer id. */
    public static ApiKey individual(String keyId, ECPublicKey publicKey) {
        return new ApiKey(keyId, Optional.empty(), publicKey);
    }
}
