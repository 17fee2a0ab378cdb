package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.ANYBODY;
import static io.stoa.licensing.service.LicensingBench.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.catalog.VersionAsset;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Offers;
import jakarta.json.JsonArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A renewal names nothing but numbers; all else is what we recorded. */
class LicenseRenewalServiceTest {

    private static final long KITE = 6700012345L;
    private static final long VERSION = 871200431L;
    private static final String UNKNOWN = "4611686018427387905";

    private static Workbench workbench;

    private LicensingBench bench;
    private VersionAsset kite;
    private String number;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @BeforeEach
    void licenseAnApp() {
        bench = new LicensingBench(workbench);
        kite = bench.offer(KITE, VERSION);
        bench.licenses().issue(new LicenseOrder(bench.create("1", KITE), List.of(kite), ANYBODY));
        number = bench.rows.only().id().toString();
    }

    @Test
    void shouldRenewUnderTheSameNumber() throws Exception {
        RenewedLicenses renewed = renew(bench.renew(DEVICE, number));

        assertEquals(number, licenses(renewed).getJsonObject(0).getString("licenseId"));
        assertEquals(List.of(), renewed.ineligible());
        assertEquals(1, bench.rows.rows.size());
    }

    @Test
    void shouldRecordTheNewPeriod() throws Exception {
        renew(bench.renew(DEVICE, number));

        LicenseId id = bench.rows.only().id();
        assertEquals(Workbench.NOW.minusSeconds(1), bench.rows.renewals.get(id).issuedTime());
    }

    @Test
    void shouldRenewWhatIsNoLongerOffered() throws Exception {
        bench.offers = new Offers();
        bench.listed.assets.clear();

        var license = licenses(renew(bench.renew(DEVICE, number))).getJsonObject(0);

        assertEquals("871200431", license.getString("appleVersionId"));
        assertEquals(Sha256.of(LicensingBench.blobOf(kite)).hex(), license.getString("keyBlobSha256"));
    }

    @Test
    void shouldRenewForTheVersionItWasIssuedForAfterAnUpdate() throws Exception {
        VersionAsset newer = bench.offer(KITE, VERSION + 1);
        bench.licenses().issue(new LicenseOrder(bench.create("2", KITE), List.of(newer), ANYBODY));

        var license = licenses(renew(bench.renew(DEVICE, number))).getJsonObject(0);

        assertEquals("871200431", license.getString("appleVersionId"));
    }

    @Test
    void shouldCallUnknownRevokedAndForeignNumbersIneligible() throws Exception {
        bench.rows.only().revoke();
        String foreign = licenseOf("ffff");

        RenewedLicenses renewed = renew(bench.renew(DEVICE, number, UNKNOWN, foreign));

        assertEquals(
                List.of(number, UNKNOWN, foreign),
                renewed.ineligible().stream().map(LicenseId::toString).toList());
        assertEquals(0, renewed.license().length);
    }

    @Test
    void shouldRenewTheRestBesideIneligibleOnes() throws Exception {
        RenewedLicenses renewed = renew(bench.renew(DEVICE, UNKNOWN, number));

        assertEquals(1, licenses(renewed).size());
        assertEquals(List.of(LicenseId.parse(UNKNOWN).orElseThrow()), renewed.ineligible());
    }

    @Test
    void shouldTellANumberBeyond63BitsIneligibleAsItWasSent() {
        RenewedLicenses renewed = renew(bench.renew(DEVICE, "18446744073709551615"));

        assertEquals("18446744073709551615", renewed.ineligible().get(0).toString());
    }

    @Test
    void shouldRenewOnlyItsAppAtTheAddressOfOne() {
        LicenseCaller onlyBoat = new LicenseCaller(Optional.empty(), Optional.of(new AppleItemId(6700012346L)));

        RenewedLicenses renewed = bench.renewals().renew(new RenewalOrder(bench.renew(DEVICE, number), onlyBoat));

        assertEquals(List.of(bench.rows.only().id()), renewed.ineligible());
    }

    @Test
    void shouldNotStopAnAppWhoseKeyBlobWeLost() {
        bench.keyBlobs.held.clear();

        RenewedLicenses renewed = renew(bench.renew(DEVICE, number));

        assertEquals(List.of(), renewed.ineligible());
        assertEquals(0, renewed.license().length);
        assertTrue(bench.rows.renewals.isEmpty());
    }

    @Test
    void shouldTellNobodyOfARenewalThatWasRevokedMeanwhile() {
        bench.rows.beforeRenewal(() -> bench.rows.only().revoke());

        assertThrows(MarketplaceException.class, () -> renew(bench.renew(DEVICE, number)));
    }

    @Test
    void shouldAskTheDatabaseNoMoreOftenForManyLicensesThanForOne() {
        renewAndCount(number);
        int forOne = renewAndCount(number);
        String second = licenseOf(DEVICE, KITE + 1);
        String third = licenseOf(DEVICE, KITE + 2);

        assertEquals(forOne, renewAndCount(number, second, third));
    }

    @Test
    void shouldRefuseAnOrderSentAsARenewal() {
        EncryptedRequest order = bench.create("1", KITE);

        assertThrows(LicenseRequestRefused.class, () -> renew(order));
    }

    @Test
    void shouldTakeFiveHundredNumbersAndNoMore() {
        String[] many = LongStream.range(0, 501).mapToObj(Long::toString).toArray(String[]::new);
        EncryptedRequest tooMany = bench.renew(DEVICE, many);

        assertEquals(
                500,
                renew(bench.renew(DEVICE, Arrays.copyOf(many, 500)))
                        .ineligible()
                        .size());
        int told = bench.ledger.entries.size();
        assertThrows(LicenseRequestRefused.class, () -> renew(tooMany));
        assertEquals(told, bench.ledger.entries.size());
    }

    @Test
    void shouldRefuseARenewalOfNothing() {
        EncryptedRequest nothing = bench.renew(DEVICE);

        assertThrows(LicenseRequestRefused.class, () -> renew(nothing));
    }

    private int renewAndCount(String... numbers) {
        int before = bench.questions();
        renew(bench.renew(DEVICE, numbers));
        return bench.questions() - before;
    }

    private String licenseOf(String device) {
        return licenseOf(device, KITE);
    }

    private String licenseOf(String device, long app) {
        VersionAsset asset = bench.offer(app, VERSION + app % 10);
        bench.licenses().issue(new LicenseOrder(bench.create(device, "9", app), List.of(asset), ANYBODY));
        return bench.rows.givenOut.get(bench.rows.givenOut.size() - 1).toString();
    }

    private RenewedLicenses renew(EncryptedRequest request) {
        return bench.renewals().renew(new RenewalOrder(request, ANYBODY));
    }

    private JsonArray licenses(RenewedLicenses renewed) throws Exception {
        return bench.opened(renewed.license()).getJsonArray("licenses");
    }
}
