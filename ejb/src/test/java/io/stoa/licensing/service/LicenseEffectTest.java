package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicensePeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a licence is what the device does: nothing before it asks for renewal. */
class LicenseEffectTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String END = "16 Jan 2026, 12:00:00 UTC";
    private static final Instant LATER = NOON.plus(Duration.ofDays(8));
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void shouldSayUntilWhenTheAppOpensAndWhenTheDeviceAsks() {
        String effect = LicenseEffect.of(seen(license(WEEK), NOON));

        assertTrue(effect.contains("opens until " + END), effect);
        assertTrue(effect.contains("by itself within the last 24 hours"), effect);
    }

    @Test
    void shouldSayThatALicenceForEverIsNeverAskedAboutByItself() {
        String effect = LicenseEffect.of(seen(license(Duration.ZERO), LATER));

        assertTrue(effect.contains("opens for ever"), effect);
        assertTrue(effect.contains("never asks for renewal by itself, only when the marketplace app calls"), effect);
    }

    @Test
    void shouldSayThatARevokedAppOpensUntilTheDeviceIsTold() {
        License license = license(WEEK);
        license.revoke();
        String effect = LicenseEffect.of(seen(license, NOON));

        assertTrue(effect.startsWith("Revoked: it is not renewed any more"), effect);
        assertTrue(effect.contains("Nothing is sent to the device. The app opens until " + END), effect);
    }

    @Test
    void shouldSayThatARevokedLicenceForEverEndsOnlyThroughTheMarketplaceApp() {
        License license = license(Duration.ZERO);
        license.revoke();
        String effect = LicenseEffect.of(seen(license, LATER));

        assertTrue(effect.contains("opens for ever, or until the device is told"), effect);
        assertTrue(effect.contains("only when the marketplace app calls requestLicenseRenewal"), effect);
    }

    @Test
    void shouldSayThatWhatIsOverIsOver() {
        License license = license(WEEK);
        assertTrue(LicenseEffect.of(seen(license, LATER)).contains("ended at " + END + ": the app does not open."));
        license.revoke();
        assertTrue(LicenseEffect.of(seen(license, LATER)).contains("ended at " + END));
        assertFalse(LicenseEffect.of(seen(license, LATER)).contains("asks for renewal"));
    }

    @Test
    void shouldSayBeforeRevokingWhatItDoesAtOnceAndWhatOnlyLater() {
        String question = LicenseEffect.ofRevoking(seen(license(WEEK), NOON));

        assertTrue(question.startsWith("At once it is not renewed any more"), question);
        assertTrue(question.contains("cannot be undone"), question);
        assertTrue(question.contains("opens until " + END + ", or until the device is told"), question);
    }

    private static RegisteredLicense seen(License license, Instant now) {
        return RegisteredLicense.of(new LicenseInLine(license, Optional.empty(), Optional.empty()), now);
    }

    private static License license(Duration duration) {
        return new License(
                new LicenseId(1),
                new VersionAsset(new AppleItemId(6), new AppleVersionId(1), "asset"),
                new LicenseHolder(new DeviceHash("a".repeat(64)), Optional.empty()),
                new LicensePeriod(NOON, duration),
                "request");
    }
}
