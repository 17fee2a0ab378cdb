package io.stoa.connect.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.connect.NotReadable;
import io.stoa.connect.WebhookDelivery;
import io.stoa.outbound.http.Outbounds;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reconciliation asks, with documents as the specification has them, and as the service was seen to send them. */
class HttpWebhookDeliveriesTest {

    private static final AppleItemId MARKETPLACE = new AppleItemId(6700000001L);
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
    private static final Instant SINCE = Instant.parse("2026-02-01T10:00:00.123Z");
    private static final String WEBHOOKS =
            """
            {"data":[{"type":"webhooks","id":"Wh-1","attributes":{"enabled":true,"name":"stoa"}}],
             "links":{"self":"https://api.appstoreconnect.apple.com/v1/apps/6700000001/webhooks"},
             "meta":{"paging":{"limit":200}}}""";

    @TempDir
    Path folder;

    private final ScriptedOutbound script = new ScriptedOutbound();
    private final List<WebhookDelivery> read = new ArrayList<>();
    private HttpWebhookDeliveries deliveries;
    private HttpPackageVersions versions;

    @BeforeEach
    void setUp() {
        try (ConnectedSimulator keys = ConnectedSimulator.start(folder)) {
            ApiClient client = keys.client(script);
            client.settings = Outbounds.settings(URI.create("https://api.appstoreconnect.apple.com"));
            deliveries = new HttpWebhookDeliveries();
            deliveries.api = client;
            versions = new HttpPackageVersions();
            versions.api = client;
        }
    }

    @Test
    void shouldReadDeliveriesWithTheEventsThatCameAlong() {
        script.answers(200, WEBHOOKS)
                .answers(
                        200,
                        """
                        {"data":[
                          {"type":"webhookDeliveries","id":"D-1",
                           "attributes":{"createdDate":"2026-02-03T01:02:03.123456789-07:00","deliveryState":"FAILED",
                             "errorMessage":"timeout","redelivery":false},
                           "relationships":{"event":{"data":{"type":"webhookEvents","id":"E-1"}}}},
                          {"type":"webhookDeliveries","id":"D-2","attributes":{"deliveryState":"PENDING"}}],
                         "included":[
                          {"type":"webhookEvents","id":"E-1","attributes":{"payload":"{\\"data\\":1}","ping":true}}],
                         "links":{"self":"https://api.appstoreconnect.apple.com/x"}}""");
        deliveries.read(MARKETPLACE, SINCE, read::add);

        assertEquals(
                List.of(
                        new WebhookDelivery(
                                "D-1",
                                "FAILED",
                                Optional.of(Instant.parse("2026-02-03T08:02:03.123456789Z")),
                                true,
                                Optional.of("{\"data\":1}")),
                        new WebhookDelivery("D-2", "PENDING", Optional.empty(), false, Optional.empty())),
                read);
    }

    @Test
    void shouldAskByDateAndNotByStateWhichTheServiceRefuses() {
        script.answers(200, WEBHOOKS).answers(200, page("D-1", ""));
        deliveries.read(MARKETPLACE, SINCE, read::add);

        assertEquals(
                List.of(
                        "/v1/apps/6700000001/webhooks?limit=200",
                        "/v1/webhooks/Wh-1/deliveries?filter%5BcreatedDateGreaterThanOrEqualTo%5D="
                                + "2026-02-01T10%3A00%3A00Z&include=event&limit=200"),
                script.asked.stream()
                        .map(uri -> uri.getRawPath() + "?" + uri.getRawQuery())
                        .toList());
    }

    @Test
    void shouldReadAllPages() {
        String next =
                ",\"next\":\"https://api.appstoreconnect.apple.com/v1/webhooks/Wh-1/deliveries?cursor=x&limit=200\"";
        script.answers(200, WEBHOOKS).answers(200, page("D-1", next)).answers(200, page("D-2", ""));
        deliveries.read(MARKETPLACE, SINCE, read::add);

        assertEquals(
                List.of("D-1", "D-2"), read.stream().map(WebhookDelivery::id).toList());
    }

    @Test
    void shouldHaveADeliverySentAgain() {
        script.answers(201, "{\"data\":{\"type\":\"webhookDeliveries\",\"id\":\"D-9\"}}");
        deliveries.redeliver(new WebhookDelivery("D-1", "FAILED", Optional.empty(), false, Optional.empty()));

        assertEquals(
                List.of("{\"data\":{\"type\":\"webhookDeliveries\",\"relationships\":{\"template\":{\"data\":"
                        + "{\"type\":\"webhookDeliveries\",\"id\":\"D-1\"}}}}}"),
                script.posted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../apps", "a/b", "a?b", "", "a b", ".."})
    void shouldNotBuildAPathOfAnIdThatIsNone(String id) {
        script.answers(200, WEBHOOKS.replace("Wh-1", id));

        RetryableFailure failure =
                assertThrows(RetryableFailure.class, () -> deliveries.read(MARKETPLACE, SINCE, read::add));

        assertEquals(FailureCode.CONNECT_ANSWER_UNREADABLE, failure.code());
        assertEquals(1, script.asked.size());
    }

    @Test
    void shouldListEveryCompletedVersionOverAllPages() {
        String next = ",\"next\":\"https://api.appstoreconnect.apple.com/v1/alternativeDistributionPackages/x\"";
        script.answers(200, versionsPage("E1B1E8C4-63B0-4A69-9D0B-2F3F6A9C4D55", next))
                .answers(200, versionsPage("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d56", ""));

        assertEquals(
                List.of(
                        new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55"),
                        new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d56")),
                versions.completed(PACKAGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void shouldTellApartWhatMayNotBeReadFromAnApiThatIsAway(int status) {
        script.answers(status, "{}");

        assertThrows(NotReadable.class, () -> versions.completed(PACKAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":null}", "{\"data\":{}}", "{}", "{\"data\":[7]}", "{\"data\":[{\"id\":\"x\"}]}"})
    void shouldNotTakeRubbishForAListWithoutVersions(String rubbish) {
        script.answers(200, rubbish);

        assertEquals(
                FailureCode.CONNECT_ANSWER_UNREADABLE,
                assertThrows(RetryableFailure.class, () -> versions.completed(PACKAGE))
                        .code());
    }

    private static String page(String id, String next) {
        return "{\"data\":[{\"type\":\"webhookDeliveries\",\"id\":\"" + id + "\"}],\"links\":{\"self\":\"x\"" + next
                + "}}";
    }

    private static String versionsPage(String id, String next) {
        return "{\"data\":[{\"type\":\"alternativeDistributionPackageVersions\",\"id\":\"" + id
                + "\",\"attributes\":{\"version\":\"1\",\"state\":\"COMPLETED\"}}],\"links\":{\"self\":\"x\"" + next
                + "}}";
    }
}
