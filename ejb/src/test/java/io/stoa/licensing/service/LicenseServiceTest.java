package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.ANYBODY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.LicenseState;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Offers;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is licensed, who is refused, and what stays behind. */
class LicenseServiceTest {

    private static final long KITE = 6700012345L;
    private static final long BOAT = 6700012346L;
    private static final long VERSION = 871200431L;

    private static Workbench workbench;

    private LicensingBench bench;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void setUp() {
        bench = new LicensingBench(workbench);
    }

    @Test
    void shouldLicenseAnOfferedVersionWithTheKeyBlobOfItsAsset() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);

        JsonObject license = onlyLicense(issue(bench.create("4711", KITE), kite));

        assertEquals("6700012345", license.getString("appleItemId"));
        assertEquals("871200431", license.getString("appleVersionId"));
        assertEquals(kite.publicId(), license.getString("assetPublicId"));
        assertEquals(Sha256.of(LicensingBench.blobOf(kite)).hex(), license.getString("keyBlobSha256"));
        assertEquals(Duration.ofDays(30).toSeconds(), license.getInt("duration"));
    }

    @Test
    void shouldAnswerTheVeryRequest() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);

        JsonObject answer = bench.opened(
                issue(bench.create("18446744073709551615", KITE), kite).license());

        assertEquals("18446744073709551615", answer.getString("requestId"));
        assertTrue(answer.getBoolean("simulated"));
    }

    @Test
    void shouldBeginAtMostTwoSecondsAgo() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);

        long issuedTime = onlyLicense(issue(bench.create("1", KITE), kite))
                .getJsonNumber("issuedTime")
                .longValue();

        assertEquals(Workbench.NOW.getEpochSecond() - 1, issuedTime);
    }

    @Test
    void shouldRecordWhatItLicensed() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        LicenseCaller account = new LicenseCaller(Optional.of("account-1"), Optional.empty());

        String number = onlyLicense(
                        bench.licenses().issue(new LicenseOrder(bench.create("4711", KITE), List.of(kite), account)))
                .getString("licenseId");

        License row = bench.rows.only();
        assertEquals(number, row.id().toString());
        assertEquals(kite, row.asset());
        assertEquals(Optional.of("account-1"), row.holder().account());
        assertEquals("4711", row.requestId());
        assertEquals(LicenseState.ACTIVE, row.state());
    }

    @Test
    void shouldKeepNoDeviceIdThatCouldBeReadBack() {
        VersionAsset kite = bench.offer(KITE, VERSION);

        issue(bench.create("1", KITE), kite);

        String hash = bench.rows.only().holder().device().hex();
        assertNotEquals(LicensingBench.DEVICE, hash);
        assertNotEquals(
                Sha256.of(new byte[] {(byte) 0xa1, (byte) 0xb2, (byte) 0xc3, (byte) 0xd4})
                        .hex(),
                hash);
    }

    @Test
    void shouldRefuseAppByAppAndLicenseTheRest() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset boat = LicensingBench.asset(BOAT, VERSION + 1);

        IssuedLicenses issued = issue(bench.create("1", KITE, BOAT), kite, boat);

        assertEquals("6700012345", onlyLicense(issued).getString("appleItemId"));
        assertEquals(List.of(new AppleItemId(BOAT)), issued.unlicensedApps());
    }

    @Test
    void shouldAnswerAnEmptyLicenseWhereEveryAppIsRefused() {
        IssuedLicenses issued = issue(bench.create("1", BOAT), LicensingBench.asset(BOAT, VERSION));

        assertEquals(0, issued.license().length);
        assertEquals(List.of(new AppleItemId(BOAT)), issued.unlicensedApps());
        assertEquals(0, bench.rows.statements, "nothing is numbered or recorded");
    }

    @Test
    void shouldRefuseAVersionThatIsNotOffered() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset otherVersion =
                new VersionAsset(kite.appleItemId(), new AppleVersionId(VERSION + 1), kite.publicId());
        bench.listed.assets.add(otherVersion);

        assertRefused(issue(bench.create("1", KITE), otherVersion));
    }

    @Test
    void shouldRefuseTheVersionOfAnotherApp() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        bench.offer(BOAT, VERSION + 1);
        VersionAsset mixed = new VersionAsset(new AppleItemId(BOAT), kite.appleVersionId(), kite.publicId());
        bench.listed.assets.add(mixed);

        assertRefused(issue(bench.create("1", BOAT), mixed));
    }

    @Test
    void shouldRefuseAnAssetTheVersionDoesNotList() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset foreign = bench.offer(BOAT, VERSION + 1);
        VersionAsset smuggled = new VersionAsset(kite.appleItemId(), kite.appleVersionId(), foreign.publicId());

        assertRefused(issue(bench.create("1", KITE), smuggled));
    }

    @Test
    void shouldRefuseAnAssetWhoseKeyBlobIsNotHeld() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        bench.keyBlobs.held.clear();

        assertRefused(issue(bench.create("1", KITE), kite));
    }

    @Test
    void shouldRefuseAWithdrawnApp() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        bench.offers = new Offers();

        assertRefused(issue(bench.create("1", KITE), kite));
    }

    @Test
    void shouldRefuseAnotherAppAtTheAddressOfOne() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        LicenseCaller onlyBoat = new LicenseCaller(Optional.empty(), Optional.of(new AppleItemId(BOAT)));

        assertRefused(bench.licenses().issue(new LicenseOrder(bench.create("1", KITE), List.of(kite), onlyBoat)));
    }

    @Test
    void shouldUnderstandAnAssetIdInUpperCase() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset shouted = new VersionAsset(
                kite.appleItemId(), kite.appleVersionId(), kite.publicId().toUpperCase(Locale.ROOT));

        assertEquals(
                kite.publicId(),
                onlyLicense(issue(bench.create("1", KITE), shouted)).getString("assetPublicId"));
    }

    @Test
    void shouldRefuseARequestForAnAppTheOrderDoesNotName() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        bench.offer(BOAT, VERSION + 1);

        assertThrows(LicenseRequestRefused.class, () -> issue(bench.create("1", KITE, BOAT), kite));
    }

    @Test
    void shouldNotLicenseAnAppTheRequestDoesNotName() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset boat = bench.offer(BOAT, VERSION + 1);

        IssuedLicenses issued = issue(bench.create("1", KITE), kite, boat);

        assertEquals("6700012345", onlyLicense(issued).getString("appleItemId"));
        assertEquals(List.of(new AppleItemId(BOAT)), issued.unlicensedApps());
    }

    @Test
    void shouldRefuseARequestWithoutApps() {
        VersionAsset kite = bench.offer(KITE, VERSION);

        assertThrows(LicenseRequestRefused.class, () -> issue(bench.create("1"), kite));
    }

    @Test
    void shouldRefuseARenewalSentAsAnOrder() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        EncryptedRequest renewal = bench.renew(LicensingBench.DEVICE, "1000000");

        assertThrows(LicenseRequestRefused.class, () -> issue(renewal, kite));
    }

    @Test
    void shouldNumberEveryLicenseOnce() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        VersionAsset boat = bench.offer(BOAT, VERSION + 1);

        for (int i = 0; i < 25; i++) {
            issue(bench.create(String.valueOf(i), KITE, BOAT), kite, boat);
        }

        assertEquals(50, new HashSet<>(bench.rows.givenOut).size());
        assertEquals(50, bench.rows.rows.size());
        assertTrue(bench.rows.givenOut.stream().allMatch(number -> number.value() > 0));
    }

    @Test
    void shouldGiveTheSameNumberToARequestThatComesAgain() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        String first = onlyLicense(issue(bench.create("4711", KITE), kite)).getString("licenseId");

        String again = onlyLicense(issue(bench.create("4711", KITE), kite)).getString("licenseId");

        assertEquals(first, again);
        assertEquals(1, bench.rows.rows.size());
    }

    @Test
    void shouldGiveAnotherNumberToTheSameRequestOfAnotherDevice() throws Exception {
        VersionAsset kite = bench.offer(KITE, VERSION);
        String first = onlyLicense(issue(bench.create("4711", KITE), kite)).getString("licenseId");

        String other =
                onlyLicense(issue(bench.create("ffff", "4711", KITE), kite)).getString("licenseId");

        assertNotEquals(first, other);
    }

    @Test
    void shouldNotLetAReplayBringBackARevokedLicense() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        issue(bench.create("4711", KITE), kite);
        bench.rows.only().revoke();

        assertRefused(issue(bench.create("4711", KITE), kite));
    }

    @Test
    void shouldSupersedeTheFormerLicenseOfTheSameDeviceAndApp() throws Exception {
        VersionAsset old = bench.offer(KITE, VERSION);
        VersionAsset newer = bench.offer(KITE, VERSION + 1);
        String former = onlyLicense(issue(bench.create("1", KITE), old)).getString("licenseId");

        issue(bench.create("2", KITE), newer);

        assertEquals(List.of(LicenseId.parse(former).orElseThrow()), List.copyOf(bench.rows.superseded));
    }

    @Test
    void shouldTellNobodyOfALicenseThatCouldNotBeRecorded() {
        VersionAsset kite = bench.offer(KITE, VERSION);
        issue(bench.create("4711", KITE), kite);
        bench.rows.beforeRenewal(() -> bench.rows.only().revoke());

        assertThrows(MarketplaceException.class, () -> issue(bench.create("4711", KITE), kite));
    }

    @Test
    void shouldAskTheDatabaseNoMoreOftenForAHundredAppsThanForOne() {
        VersionAsset one = bench.offer(KITE, VERSION);
        issue(bench.create("1", KITE), one);
        int questionsForOne = bench.questions();
        VersionAsset[] many = IntStream.range(0, 100)
                .mapToObj(i -> bench.offer(BOAT + i, VERSION + 1 + i))
                .toArray(VersionAsset[]::new);
        long[] apps = IntStream.range(0, 100).mapToLong(i -> BOAT + i).toArray();

        IssuedLicenses issued = issue(bench.create("2", apps), many);

        assertEquals(List.of(), issued.unlicensedApps());
        assertEquals(questionsForOne, bench.questions() - questionsForOne);
    }

    private IssuedLicenses issue(EncryptedRequest request, VersionAsset... wanted) {
        return bench.licenses().issue(new LicenseOrder(request, List.of(wanted), ANYBODY));
    }

    private JsonObject onlyLicense(IssuedLicenses issued) throws Exception {
        var licenses = bench.opened(issued.license()).getJsonArray("licenses");
        assertEquals(1, licenses.size());
        return licenses.getJsonObject(0);
    }

    private static void assertRefused(IssuedLicenses issued) {
        assertEquals(0, issued.license().length);
        assertEquals(1, issued.unlicensedApps().size());
    }
}
