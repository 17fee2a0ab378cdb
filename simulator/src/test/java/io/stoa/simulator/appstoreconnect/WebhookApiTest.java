package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks of both generations by way of the API. */
@Timeout(60)
class WebhookApiTest {

    private static final String APP = "6738000001";
    private static final String SINCE = "?filter[createdDateGreaterThanOrEqualTo]=2026-01-01T00:00:00Z";

    @TempDir
    Path folder;

    private final Caller caller = new Caller();
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void stop() {
        receiver.close();
        caller.close();
    }

    @Test
    void shouldCreateReadChangeAndDeleteAWebhookAndNeverTellItsSecret() {
        Reply created = post("/v1/webhooks", webhook(APP));
        assertEquals(201, created.status());
        String path = "/v1/webhooks/" + created.data().getString("id");
        assertTrue(created.json().getJsonObject("links").getString("self").endsWith(path));
        assertFalse(created.text().contains(WebhookReceiver.SECRET));
        assertEquals("prod", caller.get(path).data().getJsonObject("attributes").getString("name"));

        String change =
                "{\"data\":{\"type\":\"webhooks\",\"id\":\"%s\",\"attributes\":{\"name\":\"new\",\"url\":null}}}"
                        .formatted(created.data().getString("id"));
        JsonObject changed = send("PATCH", path, change).data().getJsonObject("attributes");
        assertEquals("new", changed.getString("name"));
        assertEquals(receiver.url(), changed.getString("url"));

        assertEquals(204, caller.call("DELETE", path).status());
        assertEquals(404, caller.get(path).status());
    }

    @Test
    void shouldListTheWebhooksOfAnAppAndNoOthers() {
        String id = post("/v1/webhooks", webhook(APP)).data().getString("id");
        Reply list = caller.get("/v1/apps/" + APP + "/webhooks?include=app");
        assertEquals(id, list.json().getJsonArray("data").getJsonObject(0).getString("id"));
        assertEquals(1, list.json().getJsonArray("included").size());
        assertEquals(404, caller.get("/v1/apps/1/webhooks").status());
        assertEquals(403, caller.get("/v1/webhooks").status());
    }

    @Test
    void shouldRefuseAWrongShapeWith422AndAWrongValueWith409() {
        String good = webhook(APP);
        for (String wrong : List.of(
                "{}",
                "{\"data\":[]}",
                good.replace("\"enabled\":true,", ""),
                good.replace("\"enabled\":true", "\"enabled\":\"true\""),
                good.replace("\"secret\"", "\"secrets\""),
                good.replace("\"name\":\"prod\"", "\"name\":\" \""),
                good.replace("\"eventTypes\":[", "\"eventTypes\":[7,"),
                good.replace("\"app\"", "\"apps\""))) {
            assertEquals(422, post("/v1/webhooks", wrong).status(), wrong);
        }
        for (String wrong : List.of(
                good.replace("\"type\":\"webhooks\"", "\"type\":\"webhook\""),
                good.replace("http://", "ftp://"),
                good.replace("\"eventTypes\":[", "\"eventTypes\":[\"NEWS\","),
                webhook("1"))) {
            assertEquals(409, post("/v1/webhooks", wrong).status(), wrong);
        }
        assertEquals(400, post("/v1/webhooks", "[]").status());
        assertEquals(
                0,
                caller.get("/v1/apps/" + APP + "/webhooks")
                        .json()
                        .getJsonArray("data")
                        .size());
    }

    @Test
    void shouldTakeJsonOnly() {
        assertEquals(
                415,
                caller.send(caller.authorized(caller.simulator.apiUri().resolve("/v1/webhooks"))
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(webhook(APP))))
                        .status());
    }

    @Test
    void shouldRefuseAnotherIdInTheBodyThanInThePath() {
        String id = post("/v1/webhooks", webhook(APP)).data().getString("id");
        String other = "{\"data\":{\"type\":\"webhooks\",\"id\":\"other\",\"attributes\":{}}}";
        assertEquals(409, send("PATCH", "/v1/webhooks/" + id, other).status());
    }

    @Test
    void shouldHaveTenWebhooksOfAnAppAtMost() {
        for (int number = 0; number < 10; number++) {
            assertEquals(201, post("/v1/webhooks", webhook(APP)).status());
        }
        assertEquals(409, post("/v1/webhooks", webhook(APP)).status());
    }

    @Test
    void shouldPingAndRecordTheDelivery() {
        String id = post("/v1/webhooks", webhook(APP)).data().getString("id");
        assertEquals(
                201,
                post("/v1/webhookPings", related("webhookPings", "webhook", "webhooks", id))
                        .status());
        JsonObject ping = receiver.next();
        assertEquals("webhookPingCreated", ping.getString("type"));
        JsonObject delivery = deliveries(id, "&filter[deliveryState]=SUCCEEDED&include=event");
        assertEquals(
                200,
                delivery.getJsonArray("data")
                        .getJsonObject(0)
                        .getJsonObject("attributes")
                        .getJsonObject("response")
                        .getInt("httpStatusCode"));
        JsonObject event = delivery.getJsonArray("included").getJsonObject(0);
        assertEquals(ping.getString("id"), event.getString("id"));
        assertTrue(event.getJsonObject("attributes").getBoolean("ping"));
    }

    @Test
    void shouldTellOfAVersionAndShowTheFailedDeliveryUntilItIsRedelivered() {
        String id = post("/v1/webhooks", webhook(APP)).data().getString("id");
        receiver.status.set(503);
        caller.simulator.announcer().available(caller.simulator.addPackage(TestPackages.write(folder, 1, 0)));
        JsonObject first = receiver.next();
        assertEquals("alternativeDistributionPackageVersionCreated", first.getString("type"));
        JsonObject failed = deliveries(id, "&filter[deliveryState]=FAILED")
                .getJsonArray("data")
                .getJsonObject(0);
        receiver.status.set(200);
        Reply again = post(
                "/v1/webhookDeliveries",
                related("webhookDeliveries", "template", "webhookDeliveries", failed.getString("id")));
        assertEquals(201, again.status());
        assertEquals("PENDING", again.data().getJsonObject("attributes").getString("deliveryState"));
        assertEquals(first, receiver.next());
        JsonObject succeeded = deliveries(id, "&filter[deliveryState]=SUCCEEDED");
        assertTrue(succeeded
                .getJsonArray("data")
                .getJsonObject(0)
                .getJsonObject("attributes")
                .getBoolean("redelivery"));
    }

    @Test
    void shouldNotRedeliverWhatWasNeverDelivered() {
        String order = related("webhookDeliveries", "template", "webhookDeliveries", "none");
        assertEquals(409, post("/v1/webhookDeliveries", order).status());
        assertEquals(
                409,
                post("/v1/webhookPings", related("webhookPings", "webhook", "webhooks", "none"))
                        .status());
    }

    @Test
    void shouldListDeliveriesOnlyWithOneFilterByDate() {
        String id = post("/v1/webhooks", webhook(APP)).data().getString("id");
        String path = "/v1/webhooks/" + id + "/deliveries";
        assertEquals("PARAMETER_ERROR.REQUIRED", caller.get(path).code());
        assertEquals(
                400,
                caller.get(path + SINCE + "&filter[createdDateLessThan]=2027-01-01T00:00:00Z")
                        .status());
        assertEquals(
                400, caller.get(path + "?filter[createdDateLessThan]=yesterday").status());
        assertEquals(
                400, caller.get(path + SINCE + "&filter[deliveryState]=LOST").status());
        assertEquals(200, caller.get(path + SINCE).status());
    }

    @Test
    void shouldSelectDeliveriesByDateAndPageThem() {
        String id = post("/v1/webhooks", webhook(APP)).data().getString("id");
        caller.simulator.announcer().availability(APP, false, List.of("DEU"));
        String between = caller.clock.instant().plusSeconds(30).toString();
        caller.clock.advance(Duration.ofMinutes(1));
        caller.simulator.announcer().availability(APP, true, List.of("DEU"));
        caller.simulator.announcer().availability(APP, true, List.of("FRA"));
        String path = "/v1/webhooks/" + id + "/deliveries?filter[createdDate";
        assertEquals(1, size(path + "LessThan]=" + between));
        assertEquals(2, size(path + "GreaterThanOrEqualTo]=" + between));
        Reply page = caller.get(path + "GreaterThanOrEqualTo]=" + between + "&limit=1");
        assertEquals(1, page.json().getJsonArray("data").size());
        assertTrue(page.json().getJsonObject("links").containsKey("next"));
    }

    @Test
    void shouldHaveOneMarketplaceWebhookPerAccount() {
        assertEquals(201, post("/v1/marketplaceWebhooks", marketplaceWebhook()).status());
        assertEquals(409, post("/v1/marketplaceWebhooks", marketplaceWebhook()).status());
        String id = caller.get("/v1/marketplaceWebhooks")
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");
        String path = "/v1/marketplaceWebhooks/" + id;
        String change =
                "{\"data\":{\"type\":\"marketplaceWebhooks\",\"id\":\"%s\",\"attributes\":{\"endpointUrl\":\"https://kite.example/\"}}}"
                        .formatted(id);
        assertEquals(
                "https://kite.example/",
                send("PATCH", path, change).data().getJsonObject("attributes").getString("endpointUrl"));
        assertEquals(403, caller.get(path).status());
        assertEquals(204, caller.call("DELETE", path).status());
        assertEquals(404, caller.call("DELETE", path).status());
    }

    @Test
    void shouldAnswerByTheContract() {
        OpenApiSchemas schemas = new OpenApiSchemas(Fixtures.json("../reference/app-store-connect-openapi.json"));
        Reply created = post("/v1/webhooks", webhook(APP));
        String id = created.data().getString("id");
        String path = "/v1/webhooks/" + id;
        post("/v1/webhookPings", related("webhookPings", "webhook", "webhooks", id));
        receiver.next();
        String deliveryId =
                deliveries(id, "").getJsonArray("data").getJsonObject(0).getString("id");
        valid(schemas, "WebhookResponse", created);
        valid(schemas, "WebhookResponse", caller.get(path + "?include=app"));
        valid(schemas, "WebhooksResponse", caller.get("/v1/apps/" + APP + "/webhooks?include=app"));
        valid(schemas, "AppWebhooksLinkagesResponse", caller.get("/v1/apps/" + APP + "/relationships/webhooks"));
        valid(schemas, "WebhookDeliveriesResponse", caller.get(path + "/deliveries" + SINCE + "&include=event"));
        valid(schemas, "WebhookDeliveriesLinkagesResponse", caller.get(path + "/relationships/deliveries"));
        valid(
                schemas,
                "WebhookDeliveryResponse",
                post(
                        "/v1/webhookDeliveries",
                        related("webhookDeliveries", "template", "webhookDeliveries", deliveryId)));
        valid(
                schemas,
                "WebhookPingResponse",
                post("/v1/webhookPings", related("webhookPings", "webhook", "webhooks", id)));
        valid(schemas, "MarketplaceWebhookResponse", post("/v1/marketplaceWebhooks", marketplaceWebhook()));
        valid(schemas, "MarketplaceWebhooksResponse", caller.get("/v1/marketplaceWebhooks"));
        Reply error = post("/v1/webhooks", webhook("1"));
        assertEquals(List.of(), schemas.findings("ErrorResponse", error.json()));
    }

    private static void valid(OpenApiSchemas schemas, String schema, Reply reply) {
        assertEquals(2, reply.status() / 100, reply.text());
        assertEquals(List.of(), schemas.findings(schema, reply.json()), schema);
    }

    private int size(String target) {
        return caller.get(target).json().getJsonArray("data").size();
    }

    /** Deliveries, once the latest one has ended. */
    private JsonObject deliveries(String webhookId, String more) {
        String path = "/v1/webhooks/" + webhookId + "/deliveries" + SINCE;
        while (size(path + "&filter[deliveryState]=PENDING") > 0) {
            Thread.onSpinWait();
        }
        return caller.get(path + more).json();
    }

    private String webhook(String appId) {
        return """
                {"data":{"type":"webhooks","attributes":{"enabled":true,"name":"prod","secret":"%s","url":"%s",
                "eventTypes":["ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED",
                "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED"]},
                "relationships":{"app":{"data":{"type":"apps","id":"%s"}}}}}"""
                .formatted(WebhookReceiver.SECRET, receiver.url(), appId);
    }

    private String marketplaceWebhook() {
        return "{\"data\":{\"type\":\"marketplaceWebhooks\",\"attributes\":{\"endpointUrl\":\"%s\",\"secret\":\"%s\"}}}"
                .formatted(receiver.url(), WebhookReceiver.SECRET);
    }

    private static String related(String type, String relationship, String relatedType, String id) {
        return "{\"data\":{\"type\":\"%s\",\"relationships\":{\"%s\":{\"data\":{\"type\":\"%s\",\"id\":\"%s\"}}}}}"
                .formatted(type, relationship, relatedType, id);
    }

    private Reply post(String path, String body) {
        return send("POST", path, body);
    }

    private Reply send(String method, String path, String body) {
        return caller.send(caller.authorized(caller.simulator.apiUri().resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }
}
