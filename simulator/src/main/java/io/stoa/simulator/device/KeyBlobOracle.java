package io.stoa.simulator.device;

import java.util.Optional;

/** Knows the true key blobs, as a simulated App Store Connect does; without it a wrong key blob goes unnoticed. */
@FunctionalInterface
public interface KeyBlobOracle {

    /**
     * @param publicId of a variant or delta
     * @return SHA-256 of its key blob in hexadecimal, empty when it is not known
     */
    Optional<String> keyBlobSha256(String publicId);
}
