package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosControlTest {

    @TempDir
    Path folder;

    private final Caller caller = new Caller();

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldScriptAFaultAndTellThatItStruck() {
        assertEquals(
                201,
                send("POST", "{\"fault\":\"bad-gateway\",\"path\":\"/v1/apps\",\"times\":2,\"afterBytes\":7}")
                        .status());
        JsonObject scripted = chaos().getJsonArray("script").getJsonObject(0);
        assertEquals("bad-gateway", scripted.getString("fault"));
        assertEquals(7, scripted.getInt("afterBytes"));
        assertEquals(502, caller.get("/v1/apps").status());
        assertEquals(1, chaos().getJsonArray("script").getJsonObject(0).getInt("times"));
        JsonObject struck = chaos().getJsonArray("injected").getJsonObject(0);
        assertEquals("/v1/apps", struck.getString("path"));
        assertEquals("API", struck.getString("door"));
        assertTrue(struck.getBoolean("scripted"));
    }

    @Test
    void shouldChangeTheLevelWhileRunning() {
        Reply changed = send("PUT", "{\"level\":3,\"seed\":42}");
        assertEquals(200, changed.status());
        assertEquals(3, changed.json().getInt("level"));
        assertEquals(42, chaos().getInt("seed"));
        assertEquals(0, send("PUT", "{\"level\":0}").json().getInt("level"));
    }

    @Test
    void shouldSayWhatIsWrongWithAnOrder() {
        for (String order : new String[] {
            "{}",
            "{\"fault\":\"flood\"}",
            "{\"fault\":7}",
            "{\"fault\":\"reset\",\"times\":0}",
            "{\"fault\":\"reset\",\"times\":\"2\"}",
            "{\"fault\":\"reset\",\"times\":99999999999}",
            "{\"fault\":\"reset\",\"afterBytes\":1.5}",
            "{\"fault\":\"reset\",\"afterBytes\":-1}"
        }) {
            assertEquals(422, send("POST", order).status(), order);
        }
        assertEquals(422, send("PUT", "{\"level\":4}").status());
        assertEquals(0, chaos().getJsonArray("script").size());
    }

    @Test
    void shouldRefuseToResetWhereNothingCanBeReset() {
        try (Caller direct = new Caller(Settings.defaults().withoutRelay())) {
            Reply refused =
                    direct.send(HttpRequest.newBuilder(direct.simulator.apiUri().resolve("/simulator/chaos"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"fault\":\"reset\"}")));
            assertEquals(422, refused.status());
        }
    }

    @Test
    void shouldTellTheRequestsItHadAndNoTokens() {
        caller.simulator.addPackage(TestPackages.write(folder, 1, 0));
        String url = caller.get("/v1/alternativeDistributionPackageVariants/" + TestPackages.variantId(0))
                .data()
                .getJsonObject("attributes")
                .getString("url");
        caller.download(url, "Range", "bytes=3-7");
        Reply requests = caller.download(caller.simulator.apiUri() + "/simulator/requests");
        JsonObject download = requests.json().getJsonArray("downloads").getJsonObject(0);
        assertEquals("bytes=3-7", download.getString("range"));
        assertEquals(206, download.getInt("status"));
        assertEquals(5, download.getInt("promised"));
        assertTrue(download.getString("path").contains(TestPackages.variantId(0)));
        assertEquals(1, requests.json().getJsonArray("api").size());
        assertFalse(requests.text().contains("Bearer"));
        assertFalse(requests.text().contains("accessKey"));
    }

    @Test
    void shouldOnlyTellRequestsAndNeverTakeThem() {
        HttpRequest.Builder post = HttpRequest.newBuilder(
                        caller.simulator.apiUri().resolve("/simulator/requests"))
                .header("Content-Type", "application/json");
        assertEquals(405, caller.send(post.POST(BodyPublishers.ofString("{}"))).status());
        assertEquals(405, caller.send(post.PUT(BodyPublishers.ofString("{}"))).status());
    }

    private JsonObject chaos() {
        return caller.download(caller.simulator.apiUri() + "/simulator/chaos").json();
    }

    private Reply send(String method, String order) {
        return caller.send(HttpRequest.newBuilder(caller.simulator.apiUri().resolve("/simulator/chaos"))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(order)));
    }
}
