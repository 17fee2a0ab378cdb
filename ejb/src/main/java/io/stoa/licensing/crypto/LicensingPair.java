package io.stoa.licensing.crypto;

import io.stoa.licensing.LicensingKeyPurpose;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A certificate devices are given, and its key.
 *
 * @param privateKey empty where a sealer beside us keeps it
 */
public record LicensingPair(LicensingKeyPurpose purpose, Optional<PrivateKey> privateKey, X509Certificate certificate) {

    /** Without the key, so that it cannot reach a log. */
    @Override
    public String toString() {
        return purpose.word() + " until " + certificate.getNotAfter().toInstant();
    }
}
