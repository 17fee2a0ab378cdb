package io.stoa.licensing.service;

import io.stoa.apple.Sha256;
import io.stoa.licensing.LicensingKey;
import io.stoa.licensing.LicensingKeyId;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.LicensingKeyState;
import io.stoa.licensing.crypto.LicensingPair;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be told of a licensing key.
 *
 * @param id                empty for one that is a file
 * @param fingerprint       SHA-256 of the public key, {@code SubjectPublicKeyInfo}
 * @param notAfter          of its certificate
 * @param opensUntil        when a former encryption key ends; empty where nothing is set to end it
 */
public record KnownLicensingKey(
        Optional<LicensingKeyId> id,
        LicensingKeyPurpose purpose,
        LicensingKeyState state,
        Sha256 fingerprint,
        Optional<Instant> notAfter,
        Optional<Instant> opensUntil) {

    static KnownLicensingKey of(LicensingKey key) {
        return new KnownLicensingKey(
                Optional.of(key.id()),
                key.purpose(),
                key.state(),
                Sha256.of(key.publicKey()),
                key.notAfter(),
                key.opensUntil());
    }

    static KnownLicensingKey of(LicensingPair file, boolean inForce) {
        return new KnownLicensingKey(
                Optional.empty(),
                file.purpose(),
                inForce ? LicensingKeyState.ACTIVE : LicensingKeyState.FORMER,
                Sha256.of(file.certificate().getPublicKey().getEncoded()),
                Optional.of(file.certificate().getNotAfter().toInstant()),
                Optional.empty());
    }
}
