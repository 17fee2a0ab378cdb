package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.service.LicenseEffect;
import io.stoa.licensing.service.RegisteredLicense;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A licence in an answer of the API.
 *
 * @param device            the device's keyed hash
 * @param expiresAt         absent where the licence is for ever
 * @param durationSeconds   0 for ever
 * @param extendedSeconds   how long it holds at least from its next renewal on
 * @param previousLicenseId of the same device and app
 * @param nextLicenseId     of the same device and app
 * @param effect            what it means on the device, in words; absent in lists
 */
public record LicenseView(
        String licenseId,
        AppleItemId appleItemId,
        AppleVersionId appleVersionId,
        String assetPublicId,
        Optional<String> account,
        String device,
        LicenseStanding state,
        Instant issuedAt,
        Optional<Instant> renewedAt,
        Optional<Instant> expiresAt,
        long durationSeconds,
        Optional<Long> extendedSeconds,
        Optional<String> previousLicenseId,
        Optional<String> nextLicenseId,
        Optional<String> effect) {

    static LicenseView listed(RegisteredLicense license) {
        return of(license, Optional.empty());
    }

    static LicenseView explained(RegisteredLicense license) {
        return of(license, Optional.of(LicenseEffect.of(license)));
    }

    private static LicenseView of(RegisteredLicense license, Optional<String> effect) {
        return new LicenseView(
                license.id().toString(),
                license.asset().appleItemId(),
                license.asset().appleVersionId(),
                license.asset().publicId(),
                license.holder().account(),
                license.holder().device().hex(),
                license.standing(),
                license.issuedAt(),
                license.renewedAt(),
                license.expiresAt(),
                license.duration().toSeconds(),
                license.extendedTo().map(Duration::toSeconds),
                license.previous().map(LicenseId::toString),
                license.next().map(LicenseId::toString),
                effect);
    }
}
