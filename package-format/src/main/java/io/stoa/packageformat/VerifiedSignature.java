package io.stoa.packageformat;

import java.time.Instant;
import java.util.Map;

/**
 * What a signature says once it is proven.
 *
 * @param resources relative path to the SHA-256 of the whole file: {@code manifest.json} and every asset
 * @param signingTime when Apple signed; certificates are judged at this time
 * @param signer common name of the signing certificate
 */
public record VerifiedSignature(Map<String, Sha256> resources, Instant signingTime, String signer) {

    public VerifiedSignature {
        resources = Map.copyOf(resources);
    }
}
