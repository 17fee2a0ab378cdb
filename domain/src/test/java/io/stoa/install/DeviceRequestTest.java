package io.stoa.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.Platform;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviceRequestTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final OsVersion MINIMUM = OsVersion.parse("17.4").orElseThrow();

    @Test
    void shouldRunWhatTheDeviceIsNewEnoughFor() {
        assertTrue(from("iOS", "17.4").runs(MINIMUM));
        assertTrue(from("iPadOS", "18.0").runs(MINIMUM));
        assertFalse(from("iOS", "17.3.1").runs(MINIMUM));
    }

    @Test
    void shouldLeaveTheJudgementToADeviceWhoseVersionCannotBeRead() {
        assertTrue(from("iOS", "17.4.1b").runs(MINIMUM));
    }

    @Test
    void shouldGiveNothingToAPlatformNobodyKnows() {
        assertFalse(from("macOS", "26.0").runs(MINIMUM));
    }

    @Test
    void shouldAnswerForTheOneAppOfAnAddressOnly() {
        DeviceRequest own = new DeviceRequest(
                List.of(), Platform.parse("iOS"), Optional.empty(), Optional.empty(), Optional.of(KITE));

        assertTrue(own.mayName(KITE));
        assertFalse(own.mayName(new AppleItemId(6700099999L)));
        assertTrue(from("iOS", "18").mayName(KITE));
    }

    @Test
    void shouldKeepWhatWasAskedThoughTheListChangesLater() {
        List<RequestedApp> apps = new ArrayList<>(List.of(new RequestedApp("1", "2")));
        DeviceRequest request =
                new DeviceRequest(apps, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        apps.clear();

        assertEquals(List.of(new RequestedApp("1", "2")), request.apps());
    }

    @Test
    void shouldEchoAnUnknownAppAsTheDeviceSpeltIt() {
        UnavailableApp unavailable = UnavailableApp.of(new RequestedApp("000123", "x"));

        assertEquals("000123", unavailable.appleItemId());
        assertEquals("x", unavailable.appleVersionId());
        assertEquals(404, unavailable.failure().code());
        assertFalse(unavailable.failure().description().isBlank());
    }

    @Test
    void shouldReadTheIdsOfAnAppWhereTheyAreIds() {
        RequestedApp app = new RequestedApp("6700012345", "latest");

        assertEquals(Optional.of(KITE), app.item());
        assertEquals(Optional.empty(), app.version());
        assertEquals(Optional.of(new AppleVersionId(871200431)), new RequestedApp("", "871200431").version());
    }

    @Test
    void shouldCountAnAppThatWasLicensedBeforeAsARedownload() {
        InstallRecords records = new OneRecord(KITE);

        assertEquals("redownload", records.kindFor("a", KITE).word());
        assertEquals("download", records.kindFor("a", new AppleItemId(1)).word());
    }

    private static DeviceRequest from(String platform, String os) {
        return new DeviceRequest(
                List.of(), Platform.parse(platform), OsVersion.parse(os), Optional.empty(), Optional.empty());
    }

    /** An account that had one app. */
    private record OneRecord(AppleItemId had) implements InstallRecords {

        @Override
        public Set<AppleItemId> licensedBefore(String account, Collection<AppleItemId> apps) {
            return apps.contains(had) ? Set.of(had) : Set.of();
        }
    }
}
