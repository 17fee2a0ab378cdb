package io.stoa.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DeviceCommandTest {

    private static final String KIT =
            """
            {"restore": "%1$s/restore", "updates": {"url": "%1$s/updates", "pollingInterval": 12},
             "license": {"dynamicLicenseURL": "%1$s/license", "licenseRenewalURL": "%1$s/renew",
             "licenseResolutionURL": "%1$s/help", "signingCertificateURL": "%1$s/signing.cer",
             "encryptionCertificateURL": "%1$s/encryption.cer"}}""";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = new CommandLine(new DeviceCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    private final AtomicReference<String> header = new AtomicReference<>("");
    private HttpServer server;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        answer("/.well-known/marketplace-kit", KIT.formatted(url));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldPrintWhatItProvedAndWhatItWarnsOf() {
        assertEquals(0, line.execute("--url", url, "well-known"));

        assertTrue(out.toString().contains("ok      marketplace-kit"), out.toString());
        assertTrue(out.toString().contains("warning: 'updates.pollingInterval' is 12 hours"), out.toString());
    }

    @Test
    void shouldPrintTheErrorOfADeviceAndWhatToDo() {
        assertEquals(1, line.execute("--url", url, "well-known", "--oauth"));

        assertTrue(out.toString().contains("FAILED  oauth-authorization-server"), out.toString());
        assertTrue(out.toString().contains("oauthTokenError: "), out.toString());
        assertTrue(out.toString().contains("what to do: "), out.toString());
    }

    @Test
    void shouldSendTheHeadersOfTheMarketplaceApp() {
        answer(
                "/restore",
                "{\"restores\": [], \"failures\": [{\"appleItemId\": \"1\", \"appleVersionId\": \"2\","
                        + " \"failure\": {\"code\": 404}}]}");

        int exit = line.execute(
                "--url", url, "--header", "Authorization: Bearer x:y", "restore", "--app", "1", "--version", "2");

        assertEquals(1, exit);
        assertEquals("Bearer x:y", header.get());
        assertTrue(out.toString().contains("App Not Available: 1"), out.toString());
    }

    @Test
    void shouldSendNoHeadersForAnAppFromALink() {
        answer("/updates", "{\"updates\": []}");

        int exit = line.execute(
                "--url", url, "--header", "Authorization: x", "updates", "--app", "1", "--version", "2", "--from-link");

        assertEquals(0, exit);
        assertEquals("none", header.get());
    }

    @Test
    void shouldExitWithOneWhenTheServerWantsASignIn() {
        server.createContext("/restore", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });

        assertEquals(1, line.execute("--url", url, "restore", "--app", "1", "--version", "2", "--from-link"));

        assertTrue(out.toString().contains("verificationRequired: "), out.toString());
    }

    @Test
    void shouldReportALinkNoDeviceWouldFollow() {
        assertEquals(1, line.execute("--url", url, "follow-link", "https://kite.example/install"));

        assertTrue(out.toString().contains("invalidURL: "), out.toString());
    }

    @Test
    void shouldReportAPackageThatIsNotThere() {
        int exit = line.execute(
                "--url", url, "install", "--app", "1", "--version", "2", "--package", url + "/adp", "--token", "a.b.c");

        assertEquals(1, exit);
        assertTrue(out.toString().contains("invalidManifest: "), out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "well-known",
                "--url http://kite.example well-known",
                "--url https://kite.example --os eighteen well-known",
                "--url https://kite.example --header nonsense well-known",
                "--url https://kite.example --trust-anchors absent.pem well-known",
                "--url https://kite.example --ivt-key absent.pem well-known",
                "--url https://kite.example restore --app 1",
                "--url https://kite.example dance"
            })
    void shouldCallWhatItCannotWorkWithUnusable(String arguments) {
        assertEquals(2, line.execute(arguments.split(" ")));

        assertFalse(err.toString().isBlank());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void shouldCallAKeyFileUnusableThatHoldsNoKey() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "no key");

        assertEquals(2, line.execute("--url", url, "--ivt-key", file.toString(), "well-known"));

        assertTrue(err.toString().contains("holds no PEM public key"), err.toString());
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            String sent = exchange.getRequestHeaders().getFirst("Authorization");
            header.set(sent == null ? "none" : sent);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
