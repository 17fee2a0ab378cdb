package io.stoa.licensing.rest;

import io.stoa.apple.Sha256;
import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.service.KnownLicensingKey;
import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a licensing key; never the key itself.
 *
 * @param id          absent for one that is a file
 * @param source      {@code database} or {@code file}
 * @param fingerprint SHA-256 of the public key
 */
public record LicenseKeyView(
        Optional<String> id,
        String purpose,
        String state,
        String source,
        Sha256 fingerprint,
        Optional<Instant> notAfter,
        Optional<Instant> opensUntil) {

    static LicenseKeyView of(KnownLicensingKey key) {
        return new LicenseKeyView(
                key.id().map(LicensingKeyId::value),
                key.purpose().word(),
                key.state().word(),
                key.id().isPresent() ? "database" : "file",
                key.fingerprint(),
                key.notAfter(),
                key.opensUntil());
    }
}
