package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
import io.stoa.problem.MarketplaceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account has an app on as many devices as the terms allow; a device that has it already is never one too many. */
class InstallLimitTest {

    private static final long KITE = 6700012345L;
    private static final long BOAT = 6700012346L;
    private static final long VERSION = 871200431L;
    private static final LicenseCaller ANN = new LicenseCaller(Optional.of("ann"), Optional.empty());
    private static final LicenseCaller BOB = new LicenseCaller(Optional.of("bob"), Optional.empty());
    private static final LicenseCaller NOBODY = new LicenseCaller(Optional.empty(), Optional.empty());

    private static Workbench workbench;

    private LicensingBench bench;
    private VersionAsset kite;
    private int requests;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void limitAnAppToTwoDevices() {
        bench = new LicensingBench(workbench);
        kite = bench.offer(KITE, VERSION);
        bench.terms.limit(KITE, 2);
    }

    @Test
    void shouldRefuseTheDeviceThatIsOneTooMany() {
        assertLicensed("0a", ANN);
        assertLicensed("0b", ANN);

        assertRefused("0c", ANN);
        assertEquals(
                List.of("ISSUED 6700012345", "ISSUED 6700012345", "REFUSED 6700012345 INSTALL_LIMIT_REACHED"),
                bench.ledger.told());
    }

    @Test
    void shouldNeverRefuseADeviceThatHasTheApp() {
        assertLicensed("0a", ANN);
        assertLicensed("0b", ANN);
        bench.terms.limit(KITE, 1);

        assertLicensed("0a", ANN);
        assertLicensed("0b", ANN);
    }

    @Test
    void shouldCountEachAccountAndEachAppForItself() {
        VersionAsset boat = bench.offer(BOAT, VERSION + 1);
        assertLicensed("0a", ANN);
        assertLicensed("0b", ANN);

        assertLicensed("0c", BOB);
        assertEquals(
                List.of(new AppleItemId(KITE)), issue("0c", ANN, kite, boat).unlicensedApps());
    }

    @Test
    void shouldLimitNothingWithoutAnAccount() {
        IntStream.range(10, 15).forEach(device -> assertLicensed("00" + device, NOBODY));
    }

    @Test
    void shouldCountADeviceThatJoinsTheAccountLater() {
        assertLicensed("0a", NOBODY);
        LicenseId joining = bench.rows.givenOut.get(0);
        assertLicensed("0b", ANN);
        bench.open(KITE, AccessRule.ACCOUNT);
        assertLicensed("0c", ANN);

        assertEquals(List.of(joining), renew("0a", joining, ANN).ineligible());
        bench.terms.limit(KITE, 3);
        assertEquals(List.of(), renew("0a", joining, ANN).ineligible());
        assertRefused("0d", ANN);
    }

    @Test
    void shouldCountAnUpdateAsTheDeviceItIsOn() {
        VersionAsset newer = bench.offer(KITE, VERSION + 1);
        assertLicensed("0a", ANN);
        assertEquals(List.of(), issue("0a", ANN, newer).unlicensedApps());

        assertLicensed("0b", ANN);
        assertRefused("0c", ANN);
    }

    @Test
    void shouldCountADeviceThatGoesOnWithTheVersionBeforeAnUpdateItNeverGot() {
        bench.terms.limit(KITE, 1);
        assertLicensed("0a", ANN);
        LicenseId before = bench.rows.givenOut.get(0);
        bench.clock.advance(Duration.ofDays(20));
        assertEquals(List.of(), issue("0a", ANN, bench.offer(KITE, VERSION + 1)).unlicensedApps());
        bench.clock.advance(Duration.ofDays(9));
        assertEquals(List.of(), renew("0a", before).ineligible());

        bench.clock.advance(Duration.ofDays(25));
        assertRefused("0b", ANN);
    }

    @Test
    void shouldGiveAPlaceFreeThatIsRevoked() {
        assertLicensed("0a", ANN);
        assertLicensed("0b", ANN);
        bench.rows.rows.get(bench.rows.givenOut.get(0)).revoke();

        assertLicensed("0c", ANN);
        assertRefused("0d", ANN);
    }

    @Test
    void shouldGiveAPlaceFreeThatExpires() {
        assertLicensed("0a", ANN);
        bench.clock.advance(Duration.ofDays(29));
        assertLicensed("0b", ANN);
        assertRefused("0c", ANN);

        bench.clock.advance(Duration.ofDays(1));
        assertLicensed("0c", ANN);
    }

    @Test
    void shouldNotBringAnExpiredInstallBackBesideAsManyAsAreAllowed() {
        assertLicensed("0a", ANN);
        bench.clock.advance(Duration.ofDays(31));
        assertLicensed("0b", ANN);
        assertLicensed("0c", ANN);
        LicenseId expired = bench.rows.givenOut.get(0);

        assertEquals(List.of(expired), renew("0a", expired).ineligible());
        assertEquals(
                "REFUSED 6700012345 INSTALL_LIMIT_REACHED", bench.ledger.told().get(3));
    }

    @Test
    void shouldBringAnExpiredInstallBackWhereThereIsRoom() {
        assertLicensed("0a", ANN);
        bench.clock.advance(Duration.ofDays(31));
        assertLicensed("0b", ANN);
        LicenseId expired = bench.rows.givenOut.get(0);

        assertEquals(List.of(), renew("0a", expired).ineligible());
        assertRefused("0c", ANN);
    }

    @Test
    void shouldRenewWhatHasNotExpiredThoughTheLimitWasLowered() {
        assertLicensed("0a", ANN);
        assertLicensed("0b", ANN);
        bench.terms.limit(KITE, 1);

        assertEquals(List.of(), renew("0a", bench.rows.givenOut.get(0)).ineligible());
        assertEquals(List.of(), renew("0b", bench.rows.givenOut.get(1)).ineligible());
    }

    @Test
    void shouldRefuseWhatAnotherDeviceTookWhileItWasSealedAndLicenseTheRest() throws Exception {
        VersionAsset boat = bench.offer(BOAT, VERSION + 1);
        assertLicensed("0a", ANN);
        bench.whileSealing(() -> assertLicensed("0b", ANN));

        IssuedLicenses issued = issue("0c", ANN, kite, boat);

        assertEquals(List.of(new AppleItemId(KITE)), issued.unlicensedApps());
        assertEquals(1, bench.opened(issued.license()).getJsonArray("licenses").size());
        assertEquals(3, bench.rows.rows.size());
        assertEquals(
                List.of("REFUSED 6700012345 INSTALL_LIMIT_REACHED", "ISSUED 6700012346"),
                bench.ledger.told().subList(2, 4));
    }

    @Test
    void shouldAskAgainForARenewalWhoseLastPlaceWasTakenMeanwhile() {
        assertLicensed("0a", ANN);
        bench.clock.advance(Duration.ofDays(31));
        assertLicensed("0b", ANN);
        LicenseId expired = bench.rows.givenOut.get(0);
        bench.whileSealing(() -> assertLicensed("0c", ANN));

        assertThrows(MarketplaceException.class, () -> renew("0a", expired));
        assertEquals(List.of(expired), renew("0a", expired).ineligible());
    }

    @Test
    void shouldAskTheDatabaseNoMoreOftenForAHundredLimitedAppsThanForOne() {
        VersionAsset[] many = IntStream.range(0, 100)
                .mapToObj(i -> bench.offer(BOAT + i, VERSION + 1 + i))
                .toArray(VersionAsset[]::new);
        IntStream.range(0, 100).forEach(i -> bench.terms.limit(BOAT + i, 3));
        assertLicensed("0a", ANN);
        int forOne = bench.questions();

        issue("0a", ANN, many);

        assertEquals(forOne, bench.questions() - forOne);
    }

    private void assertLicensed(String device, LicenseCaller caller) {
        assertEquals(List.of(), issue(device, caller, kite).unlicensedApps());
    }

    private void assertRefused(String device, LicenseCaller caller) {
        IssuedLicenses issued = issue(device, caller, kite);
        assertEquals(List.of(new AppleItemId(KITE)), issued.unlicensedApps());
        assertEquals(0, issued.license().length);
    }

    private IssuedLicenses issue(String device, LicenseCaller caller, VersionAsset... wanted) {
        long[] apps = List.of(wanted).stream()
                .mapToLong(asset -> asset.appleItemId().value())
                .toArray();
        String request = String.valueOf(++requests);
        return bench.licenses().issue(new LicenseOrder(bench.create(device, request, apps), List.of(wanted), caller));
    }

    private RenewedLicenses renew(String device, LicenseId id) {
        return renew(device, id, NOBODY);
    }

    private RenewedLicenses renew(String device, LicenseId id, LicenseCaller caller) {
        return bench.renewals().renew(new RenewalOrder(bench.renew(device, id.toString()), caller));
    }
}
