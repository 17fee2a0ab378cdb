package io.stoa.licensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final VersionAsset ASSET =
            new VersionAsset(new AppleItemId(6700012345L), new AppleVersionId(871200431), "ABC");
    private static final DeviceHash DEVICE = new DeviceHash("a".repeat(64));
    private static final LicensePeriod MONTH = new LicensePeriod(NOW, Duration.ofDays(30));

    private final License license = new License(
            new LicenseId(1_000_000), ASSET, new LicenseHolder(DEVICE, Optional.of("account")), MONTH, "4711");

    @Test
    void shouldRememberWhatItWasIssuedFor() {
        assertEquals(ASSET, license.asset());
        assertEquals(new LicenseHolder(DEVICE, Optional.of("account")), license.holder());
        assertEquals(MONTH, license.period());
        assertEquals("4711", license.requestId());
    }

    @Test
    void shouldBelongToNoOtherDevice() {
        assertTrue(license.isHeldBy(DEVICE));
        assertFalse(license.isHeldBy(new DeviceHash("b".repeat(64))));
    }

    @Test
    void shouldBeRevokedForGood() {
        license.revoke();
        license.revoke();

        assertEquals(LicenseState.REVOKED, license.state());
        assertFalse(license.state().isRenewable());
    }

    @Test
    void shouldBeRenewableAfterALaterLicenseSupersededIt() {
        assertTrue(LicenseState.ACTIVE.isRenewable());
        assertTrue(LicenseState.SUPERSEDED.isRenewable());
    }

    @Test
    void shouldExpireAtTheEndOfItsPeriod() {
        assertFalse(MONTH.isExpiredAt(NOW.plus(Duration.ofDays(30)).minusNanos(1)));
        assertTrue(MONTH.isExpiredAt(NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void shouldBeRenewedForAsLongAsItWasExtendedButNeverForLess() {
        assertEquals(MONTH, license.renewedBy(MONTH));
        license.extendTo(Duration.ofDays(90));

        LicensePeriod year = new LicensePeriod(NOW, Duration.ofDays(365));
        LicensePeriod forEver = new LicensePeriod(NOW, Duration.ZERO);
        assertEquals(new LicensePeriod(NOW, Duration.ofDays(90)), license.renewedBy(MONTH));
        assertEquals(year, license.renewedBy(year));
        assertEquals(forEver, license.renewedBy(forEver));
        assertEquals(MONTH, license.period());
    }

    @Test
    void shouldStandWhereItsStateAndTheClockPutIt() {
        Instant end = NOW.plus(Duration.ofDays(30));

        assertEquals(Optional.of(end), license.expiresAt());
        assertEquals(LicenseStanding.ACTIVE, license.standingAt(end.minusNanos(1)));
        assertEquals(LicenseStanding.EXPIRED, license.standingAt(end));
        license.revoke();
        assertEquals(LicenseStanding.REVOKED, license.standingAt(end));
    }

    @Test
    void shouldNeverExpireWithADurationOfZero() {
        assertFalse(new LicensePeriod(NOW, Duration.ZERO).isExpiredAt(Instant.MAX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void shouldKeepNothingButAHashOfADevice(String text) {
        assertThrows(IllegalArgumentException.class, () -> new DeviceHash(text));
    }

    @Test
    void shouldLetNoCallerChangeAGrantsKeyBlob() {
        byte[] blob = {1, 2, 3};
        LicenseGrant grant = new LicenseGrant(new LicenseId(1), ASSET, blob, MONTH);

        blob[0] = 9;
        grant.keyBlob()[1] = 9;

        assertEquals(1, grant.keyBlob()[0]);
        assertEquals(2, grant.keyBlob()[1]);
    }

    @Test
    void shouldShowNeitherKeyBlobNorDeviceId() {
        LicenseGrant grant = new LicenseGrant(new LicenseId(1), ASSET, new byte[] {77}, MONTH);
        LicenseRequest request = new LicenseRequest(LicenseAction.CREATE, new byte[] {77}, "4711", Set.of(), Set.of());

        assertFalse(grant.toString().contains("77") || grant.toString().contains("[B"));
        assertEquals("LicenseRequest[CREATE 4711]", request.toString());
    }

    @Test
    void shouldAllowEveryAppButAtTheAddressOfOne() {
        AppleItemId kite = new AppleItemId(6700012345L);
        AppleItemId boat = new AppleItemId(6700012346L);

        assertTrue(new LicenseCaller(Optional.empty(), Optional.empty()).mayHave(boat));
        assertTrue(new LicenseCaller(Optional.empty(), Optional.of(kite)).mayHave(kite));
        assertFalse(new LicenseCaller(Optional.empty(), Optional.of(kite)).mayHave(boat));
    }

    @Test
    void shouldCompareAssetsWhateverTheirCase() {
        assertEquals(ASSET, new VersionAsset(ASSET.appleItemId(), ASSET.appleVersionId(), "abc"));
    }
}
