package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.webhook.MarketplaceWebhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private Caller caller;

    @BeforeEach
    void start() {
        caller = new Caller(Settings.defaults().withPackages(folder));
    }

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldOfferAPackageThatIsAddedWhileRunning() {
        TestPackages.write(elsewhere, 1, 0);
        Reply added = post(Json.createObjectBuilder()
                .add("folder", elsewhere.toString())
                .build()
                .toString());
        assertEquals(201, added.status());
        String versionId = added.json().getString("alternativeDistributionPackageVersionId");
        assertEquals(
                200,
                caller.get("/v1/alternativeDistributionPackageVersions/" + versionId)
                        .status());
    }

    @Test
    void shouldNoticeAPackageThatAppearsInItsFolder() {
        assertEquals(0, list().getJsonArray("packages").size());
        TestPackages.write(folder.resolve("new"), 1, 0);
        JsonObject offered = list().getJsonArray("packages").getJsonObject(0);
        assertEquals(TestPackages.ITEM, offered.getString("appleItemId"));
        assertEquals("COMPLETED", offered.getString("state"));
        String packageId = offered.getString("alternativeDistributionPackageId");
        assertEquals(
                200,
                caller.get("/v1/alternativeDistributionPackages/" + packageId).status());
    }

    @Test
    void shouldSayWhyAFolderCannotBeAdded() {
        Reply reply = post(Json.createObjectBuilder()
                .add("folder", elsewhere + "/absent")
                .build()
                .toString());
        assertEquals(422, reply.status());
        assertTrue(reply.error().getString("detail").contains("absent"));
        assertEquals(422, post("{}").status());
        assertEquals(422, post("{\"folder\":\"\\u0000\"}").status());
        assertEquals("ENTITY_INVALID", post("[").code());
        assertEquals("ENTITY_INVALID", post("[]").code());
    }

    @Test
    void shouldTakeNothingThatAPageInABrowserCouldSendUnasked() {
        HttpRequest.Builder request =
                control().header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"));
        assertEquals(415, caller.send(request).status());
    }

    @Test
    void shouldLetSomethingHappenAndTellWhatWasSent() {
        String versionId = post(Json.createObjectBuilder()
                        .add("folder", TestPackages.write(elsewhere, 1, 0).toString())
                        .build()
                        .toString())
                .json()
                .getString("alternativeDistributionPackageVersionId");
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            caller.simulator.webhooks().put(new MarketplaceWebhook("m", URI.create(receiver.url()), "kite"));
            String event = "{\"event\":\"version-available\",\"alternativeDistributionPackageVersionId\":\"%s\"}"
                    .formatted(versionId);
            JsonObject told = announce(event).json().getJsonArray("deliveries").getJsonObject(0);
            assertEquals(200, told.getInt("status"));
            assertEquals(receiver.next().getString("id"), told.getString("id"));
            assertEquals(
                    201,
                    announce("{\"event\":\"app-unavailable\",\"appleItemId\":\"1\"}")
                            .status());
            assertEquals("AppUnavailable", receiver.next().getString("type"));
        }
        for (String wrong : new String[] {"{}", "{\"event\":\"rain\"}", "{\"event\":\"version-available\"}"}) {
            assertEquals(422, announce(wrong).status(), wrong);
        }
    }

    private Reply announce(String body) {
        return caller.send(HttpRequest.newBuilder(caller.simulator.apiUri().resolve("/simulator/announcements"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void shouldForgeAPackageOfTheShapeThatIsAskedFor() {
        Reply forged = post("{\"forge\":{\"appleItemId\":\"77\",\"revision\":4,\"variants\":70,\"bytes\":70000,"
                + "\"deltas\":230,\"deltaBytes\":10,\"era\":\"unencrypted-only\",\"withoutChecksums\":true,"
                + "\"upperCaseIds\":true,\"unknownKeys\":true}}");
        assertEquals(201, forged.status(), forged.text());
        assertEquals("4", forged.json().getString("version"));
        String path = "/v1/alternativeDistributionPackageVersions/"
                + forged.json().getString("alternativeDistributionPackageVersionId");
        assertEquals(
                70,
                caller.get(path + "/variants?limit=200")
                        .json()
                        .getJsonArray("data")
                        .size());
        assertEquals(
                230,
                caller.get(path + "/deltas")
                        .json()
                        .getJsonObject("meta")
                        .getJsonObject("paging")
                        .getInt("total"));
        assertFalse(caller.get(path).data().getJsonObject("attributes").containsKey("fileChecksum"));
    }

    @Test
    void shouldSayWhyAPackageCannotBeForged() {
        for (String wrong : new String[] {
            "{\"variants\":0}",
            "{\"variants\":10001}",
            "{\"variants\":3,\"bytes\":2}",
            "{\"deltas\":-1}",
            "{\"era\":\"stone\"}",
            "{\"unknownKeys\":1}"
        }) {
            assertEquals(422, post("{\"forge\":" + wrong + "}").status(), wrong);
        }
    }

    @Test
    void shouldTellTheRootThatForgedPackagesLeadTo() {
        Reply anchor = caller.download(caller.simulator.apiUri() + "/simulator/trust-anchor");
        assertEquals(caller.simulator.authority().rootPem(), anchor.json().getString("pem"));
    }

    @Test
    void shouldKnowNoOtherMethodOrPath() {
        assertEquals(405, caller.send(control().DELETE()).status());
        assertEquals(
                404,
                caller.download(caller.simulator.apiUri() + "/simulator/packages/1")
                        .status());
    }

    private JsonObject list() {
        return caller.send(control()).json();
    }

    private Reply post(String body) {
        return caller.send(control().header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder control() {
        return HttpRequest.newBuilder(caller.simulator.apiUri().resolve("/simulator/packages"));
    }
}
