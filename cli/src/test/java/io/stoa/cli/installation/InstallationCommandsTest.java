package io.stoa.cli.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import io.stoa.cli.packages.PackageCommand;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.token.ApiKeyFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What an operator asks a running installation for, and what is said when it is not done. */
class InstallationCommandsTest {

    @TempDir
    Path data;

    private final LoopbackServer server = new LoopbackServer(0);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private int status = 202;
    private String answer = "{\"id\":\"0190\",\"state\":\"REQUESTED\"}";

    @BeforeEach
    void listen() throws IOException {
        ApiKeyFile.make(Files.createDirectories(data.resolve("keys")).resolve("local-operator.pem"));
        server.serve("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length()));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAskForAReconciliationAsAnOperator() throws ParseException {
        assertEquals(0, reconcile(), err.toString());
        assertEquals(List.of("POST /api/v1/reconciliations {}"), asked);
        assertTrue(out.toString().contains("Reconciliation 0190 is REQUESTED."), out.toString());
        assertEquals(
                List.of("operator"),
                SignedJWT.parse(tokens.get(0)).getJWTClaimsSet().getStringListClaim("roles"));
    }

    @Test
    void shouldHandAPackageInByItsId() {
        assertEquals(0, add("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01"), err.toString());
        assertEquals(
                List.of("POST /api/v1/packages"
                        + " {\"alternativeDistributionPackageId\":\"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\"}"),
                asked);
        assertTrue(out.toString().contains("Ingestion 0190 is REQUESTED."), out.toString());
    }

    @Test
    void shouldSayWhatTheInstallationSays() {
        status = 400;
        answer = "{\"detail\":\"That is no UUID.\"}";

        assertEquals(2, add("x\"y"));
        assertEquals("That is no UUID.", err.toString().strip());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{"})
    void shouldNotTakeAnotherServerForAnInstallation(String other) {
        answer = other;

        assertEquals(2, reconcile());
        assertTrue(err.toString().contains("What answers is no Stoa"), err.toString());
    }

    @Test
    void shouldSayThatNothingAnswers() {
        server.close();

        assertEquals(2, reconcile());
        assertTrue(err.toString().contains("Is the installation running?"), err.toString());
    }

    @Test
    void shouldSayThatThereIsNoKeyToSignATokenWith() throws IOException {
        Files.delete(data.resolve("keys").resolve("local-operator.pem"));

        assertEquals(2, reconcile());
        assertEquals(List.of(), asked);
        assertTrue(err.toString().contains("local-operator.pem"), err.toString());
    }

    private int reconcile() {
        return run(new ReconcileCommand());
    }

    private int add(String packageId) {
        return run(new PackageCommand(), "add", packageId);
    }

    private int run(Object command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data-dir=" + data);
        all.add("--public-url=" + server.uri());
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
