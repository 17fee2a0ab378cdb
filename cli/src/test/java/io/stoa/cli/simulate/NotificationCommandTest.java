package io.stoa.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NotificationCommandTest {

    private static final String PACKAGE = "f826eb7a-fa2b-420f-a780-356106195663";
    private static final String VERSION = "6b29fc40-ca47-1067-b31d-00dd010662da";

    @TempDir
    Path folder;

    private final LoopbackServer webhook = new LoopbackServer(0);
    private final AtomicInteger status = new AtomicInteger(200);
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void listen() throws IOException {
        Files.writeString(folder.resolve("secret"), " a, secret ${with} oddities \nformer\n");
        webhook.serve("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst(AppleSignature.HEADER));
            exchange.sendResponseHeaders(status.get(), -1);
        });
        webhook.start();
    }

    @AfterEach
    void stop() {
        webhook.close();
    }

    @Test
    void shouldAnnounceAPackageVersionSignedWithTheSecretVerbatim() {
        assertEquals(0, run("available", "--package-id", PACKAGE, "--package-version-id", VERSION, "--number", "2"));
        byte[] body = bodies.get(0).getBytes(StandardCharsets.UTF_8);
        assertEquals(AppleSignature.of(" a, secret ${with} oddities ", body), signatures.get(0));
        JsonObject attributes = attributes();
        assertEquals(
                "6B29FC40-CA47-1067-B31D-00DD010662DA",
                attributes.getString("alternativeDistributionPackageVersionId"));
        assertEquals("2", attributes.getString("alternativeDistributionPackageVersionNum"));
        assertTrue(out.toString().contains("status 200"), out.toString());
    }

    @Test
    void shouldWithdrawVersions() {
        assertEquals(0, run("versions-unavailable", "--package-id", PACKAGE, "--package-id", VERSION));
        assertEquals(
                2,
                attributes().getJsonArray("alternativeDistributionPackageIds").size());
    }

    @Test
    void shouldWithdrawAnApp() {
        assertEquals(0, run("app-unavailable"));
        assertEquals("1111", attributes().getString("appId"));
    }

    @Test
    void shouldTellOfAVersionInTheSecondGeneration() {
        assertEquals(0, run("version-created", "--package-version-id", VERSION));
        JsonObject data = data();
        assertEquals("alternativeDistributionPackageVersionCreated", data.getString("type"));
        JsonObject related = data.getJsonObject("relationships");
        assertEquals(
                VERSION, related.getJsonObject("instance").getJsonObject("data").getString("id"));
        assertEquals(
                "3839839",
                related.getJsonObject("marketplaceApp").getJsonObject("data").getString("id"));
    }

    @Test
    void shouldTellOfAnAvailabilityThatEndsInOneTerritory() {
        assertEquals(0, run("package-availability", "--package-id", PACKAGE, "--unavailable", "--territory", "DEU"));
        assertEquals("[\"DEU\"]", attributes().getJsonArray("territories").toString());
        assertEquals("false", attributes().get("available").toString());
    }

    @Test
    void shouldTellOfAnAvailabilityEverywhereWhereNoTerritoryIsNamed() {
        assertEquals(0, run("app-availability"));
        assertEquals(27, attributes().getJsonArray("territories").size());
        assertEquals("true", attributes().get("available").toString());
    }

    @Test
    void shouldPing() {
        assertEquals(0, run("ping"));
        assertEquals("webhookPingCreated", data().getString("type"));
    }

    @Test
    void shouldDeliverTheSameBytesSeveralTimes() {
        assertEquals(0, run("app-unavailable", "--times", "3"));
        assertEquals(3, bodies.size());
        assertEquals(1, bodies.stream().distinct().count());
    }

    @Test
    void shouldEndWithOneWhenTheWebhookRefuses() {
        status.set(401);
        assertEquals(1, run("app-unavailable"));
        assertTrue(out.toString().contains("status 401"), out.toString());
    }

    @Test
    void shouldEndWithOneWhenNobodyAnswers() {
        webhook.close();
        assertEquals(1, run("app-unavailable"));
        assertTrue(out.toString().contains("no answer"), out.toString());
    }

    @Test
    void shouldEndWithTwoWhenTheInputIsUnusable() throws IOException {
        assertUnusable("--type must be", "gone");
        assertUnusable("exactly one --package-id", "available");
        assertUnusable("needs --package-version-id", "available", "--package-id", PACKAGE);
        assertUnusable("needs --package-id", "versions-unavailable");
        assertUnusable("must be an http", "app-unavailable", "--to", "ftp://127.0.0.1/");
        Files.writeString(folder.resolve("secret"), "");
        assertUnusable("is empty", "app-unavailable");
        Files.delete(folder.resolve("secret"));
        assertUnusable("cannot be read", "app-unavailable");
        assertEquals(List.of(), bodies);
    }

    private void assertUnusable(String sentence, String type, String... more) {
        assertEquals(2, run(type, more));
        assertTrue(err.toString().contains(sentence), err.toString());
    }

    private int run(String type, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--type", type, "--marketplace", "3839839", "--app", "1111"));
        arguments.addAll(List.of("--secret-file", folder.resolve("secret").toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--to")) {
            arguments.addAll(List.of("--to", webhook.uri() + "/webhooks/app-store-connect"));
        }
        return new CommandLine(new NotificationCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private JsonObject attributes() {
        return data().getJsonObject("attributes");
    }

    private JsonObject data() {
        return Json.createReader(new StringReader(bodies.get(0))).readObject().getJsonObject("data");
    }
}
