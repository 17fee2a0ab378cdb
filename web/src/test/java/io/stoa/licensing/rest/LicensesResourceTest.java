package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
import io.stoa.licensing.service.LicenseRenewalService;
import io.stoa.licensing.service.LicenseService;
import io.stoa.oauth.rest.DeviceCaller;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices send for licences, in every spelling Apple prints, and what they are answered. */
class LicensesResourceTest {

    private static final String ORDER =
            """
            {"licenseRequest":"cmVx","licenseKey":"a2V5","appsById":{
             "6700012345":{"appleVersionId":"871200431","assetPublicId":"3D0F7C54-8f5e-3b1a-9c0d-52a7f1e6b001"}}}""";
    private static final String RENEWAL = """
            {"renewalRequest":"cmVx","licenseKey":"a2V5"}""";
    private static final VersionAsset KITE = new VersionAsset(
            new AppleItemId(6700012345L), new AppleVersionId(871200431), "3d0f7c54-8f5e-3b1a-9c0d-52a7f1e6b001");

    private final List<LicenseOrder> orders = new ArrayList<>();
    private final List<RenewalOrder> renewals = new ArrayList<>();
    private final Endpoints device = Endpoints.of(LicensesResource.class)
            .with(LicenseService.class, new Issuing())
            .with(LicenseRenewalService.class, new Renewing())
            .with(DeviceCaller.class, new KnownCaller());

    @Test
    void shouldAnswerALicenseAndTheRefusedAppsInApplesForm() {
        Answer answer = device.post("licenses", ORDER);

        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals("{\"license\":\"AQID\",\"unlicensedApps\":[\"6700099999\"]}", answer.body());
    }

    @Test
    void shouldAnswerARenewalAndTheIneligibleNumbersInApplesForm() {
        Answer answer = device.post("licenses/renewals", RENEWAL);

        assertEquals(200, answer.status());
        assertEquals("{\"license\":\"\",\"ineligibleLicenses\":[\"18446744073709551615\"]}", answer.body());
    }

    @Test
    void shouldPassOnWhatTheDeviceAsksFor() {
        device.post("licenses", ORDER);

        LicenseOrder order = orders.get(0);
        assertEquals(new EncryptedRequest("cmVx", "a2V5"), order.request());
        assertEquals(List.of(KITE), order.wanted());
        assertEquals(Optional.of("account-1"), order.caller().account());
        assertEquals(Optional.empty(), order.caller().onlyApp());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"appleVersionID\":\"871200431\"",
                "\"appleVersionId\":871200431",
                "\"appleVersionID\":\"1\",\"appleVersionId\":\"871200431\"",
                "\"appleVersionId\":null,\"appleVersionID\":\"871200431\""
            })
    void shouldReadTheVersionInEverySpelling(String version) {
        device.post("licenses", ORDER.replace("\"appleVersionId\":\"871200431\"", version));

        assertEquals(List.of(KITE), orders.get(0).wanted());
    }

    @Test
    void shouldLimitAnAddressOfOneAppToThatApp() {
        device.post("apps/6700012345/licenses", ORDER);
        device.post("apps/6700012345/licenses/renewals", RENEWAL);

        assertEquals(Optional.of(KITE.appleItemId()), orders.get(0).caller().onlyApp());
        assertEquals(Optional.of(KITE.appleItemId()), renewals.get(0).caller().onlyApp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps/kite/licenses", "apps/0/licenses", "apps/-1/licenses/renewals"})
    void shouldNotFindAnAppWhoseIdIsNone(String path) {
        assertEquals(404, device.post(path, ORDER).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"licenseRequest\":\"cmVx\"}",
                "{\"licenseRequest\":1,\"licenseKey\":\"a2V5\",\"appsById\":{\"1\":{\"appleVersionId\":\"1\",\"assetPublicId\":\"a\"}}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\"}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":[]}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{\"1\":null}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{\"1\":\"2\"}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{\"x\":{\"appleVersionId\":\"1\",\"assetPublicId\":\"a\"}}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{\"1\":{\"assetPublicId\":\"a\"}}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{\"1\":{\"appleVersionId\":\"x\",\"assetPublicId\":\"a\"}}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{\"1\":{\"appleVersionId\":\"1\"}}}",
                "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{\"1\":{\"appleVersionId\":\"1\",\"assetPublicId\":7}}}"
            })
    void shouldRefuseAMalformedOrder(String body) {
        Answer answer = device.post("licenses", body);

        assertEquals(400, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertTrue(orders.isEmpty());
    }

    @Test
    void shouldTakeUpToAHundredApps() {
        assertEquals(200, device.post("licenses", orderOf(100)).status());
        assertEquals(100, orders.get(0).wanted().size());
        assertEquals(400, device.post("licenses", orderOf(101)).status());
    }

    @Test
    void shouldRefuseABodyOfMoreThan256KiB() {
        String padding = " ".repeat(256 * 1024 - RENEWAL.length());

        assertEquals(200, device.post("licenses/renewals", RENEWAL + padding).status());
        assertEquals(
                413, device.post("licenses/renewals", RENEWAL + padding + " ").status());
        assertEquals(413, device.post("licenses", ORDER + padding).status());
    }

    @Test
    void shouldTellOfEveryUnreadableEnvelopeTheSame() {
        Answer refused = device.post("licenses", ORDER.replace("cmVx", "refuse"));
        Answer refusedToo = device.post("licenses/renewals", RENEWAL.replace("cmVx", "refuse"));

        assertEquals(400, refused.status());
        assertEquals(refused.body(), refusedToo.body());
        assertTrue(refused.body().contains("license-request-refused"));
    }

    @Test
    void shouldIgnoreTheContentType() {
        device.header("Content-Type", "text/plain");

        assertEquals(200, device.post("licenses", ORDER).status());
    }

    private static String orderOf(int apps) {
        String entries = IntStream.rangeClosed(1, apps)
                .mapToObj(id -> "\"" + id + "\":{\"appleVersionId\":\"1\",\"assetPublicId\":\"a\"}")
                .collect(Collectors.joining(","));
        return "{\"licenseRequest\":\"cmVx\",\"licenseKey\":\"a2V5\",\"appsById\":{" + entries + "}}";
    }

    private static void refuseOnDemand(EncryptedRequest request) {
        if (request.request().equals("refuse")) {
            throw new LicenseRequestRefused();
        }
    }

    private final class Issuing extends LicenseService {

        @Override
        public IssuedLicenses issue(LicenseOrder order) {
            refuseOnDemand(order.request());
            orders.add(order);
            return new IssuedLicenses(new byte[] {1, 2, 3}, List.of(new AppleItemId(6700099999L)));
        }
    }

    private final class Renewing extends LicenseRenewalService {

        @Override
        public RenewedLicenses renew(RenewalOrder order) {
            refuseOnDemand(order.request());
            renewals.add(order);
            return new RenewedLicenses(new byte[0], List.of(new LicenseId(-1)));
        }
    }

    private static final class KnownCaller extends DeviceCaller {

        @Override
        public Optional<String> account() {
            return Optional.of("account-1");
        }
    }
}
