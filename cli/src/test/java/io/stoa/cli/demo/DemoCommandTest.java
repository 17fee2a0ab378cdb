package io.stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Against a server that is none of ours; the demo against a real one is a test of its own. */
class DemoCommandTest {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = new CommandLine(new DemoCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    private HttpServer server;
    private String url;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/.well-known/marketplace-kit", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldPrintWhatAnotherInstallationIsConfiguredWith() {
        demo();

        assertTrue(out.toString().contains("stoa.app-store-connect.url=http://127.0.0.1:"), out.toString());
        assertTrue(out.toString().contains("stoa.packages.trust-anchors-file="), out.toString());
        assertTrue(Files.exists(data.resolve("simulated-apple/root.pem")));
    }

    @Test
    void shouldExitWithOneAtTheFirstStepThatFails() {
        assertEquals(1, demo());

        assertTrue(out.toString().contains("ok  installation"), out.toString());
        assertTrue(out.toString().contains("FAILED  notification with a wrong signature"), out.toString());
        assertTrue(out.toString().contains("seen      404"), out.toString());
        assertTrue(out.toString().contains("The demo ended after 2 steps."), out.toString());
    }

    @Test
    void shouldKeepTheDataOfAnInstallationThatIsNotItsOwn() {
        demo();

        assertTrue(Files.isDirectory(data));
    }

    @Test
    void shouldSayThatAPortIsTaken() {
        assertEquals(
                2,
                demo(
                        "--app-store-connect-port",
                        String.valueOf(server.getAddress().getPort())));

        assertFalse(err.toString().isBlank());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--url http://localhost:8080",
                "--url localhost:8080 --data-dir .",
                "--url",
                "--app-store-connect-port many",
                "--fast"
            })
    void shouldCallWhatItCannotWorkWithUnusable(String arguments) {
        assertEquals(2, line.execute(arguments.split(" ")));

        assertFalse(err.toString().isBlank());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    private int demo() {
        return demo("--app-store-connect-port", "0");
    }

    private int demo(String option, String value) {
        return line.execute("--url", url, "--data-dir", data.toString(), option, value);
    }
}
