package io.stoa.cli.packages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.PackageSpoiler;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.token.ApiKeyFile;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Folders that are none, files somebody else asks for, and imports that break in the middle. */
class PackageImportCommandTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final ForgedPackage FORGED =
            PackageForge.with(AUTHORITY).variants(3, 2_000).forge();
    private static final long HUGE = 3L << 30;

    @TempDir
    private Path temporary;

    private final LoopbackServer server = new LoopbackServer(0);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> held = new ConcurrentHashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String foreign = "";
    private int takes = Integer.MAX_VALUE;
    private int refusal = 503;
    private String refusalBody = "{\"detail\":\"The store is full.\"}";
    private String end = "PUBLISHED";
    private Path folder;
    private String roots;

    @BeforeEach
    void listen() throws IOException {
        folder = FORGED.writeTo(temporary.resolve("package"));
        roots = AUTHORITY.writeRootPem(temporary.resolve("roots.pem")).toString();
        ApiKeyFile.make(Files.createDirectories(temporary.resolve("keys")).resolve("local-operator.pem"));
        server.serve("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldSendWhatIsMissingByteForByteAndFollowItToItsEnd() throws IOException {
        assertEquals(0, imported(), err.toString());

        assertEquals(FORGED.assets().size(), held.size());
        for (ForgedAsset asset : FORGED.assets()) {
            assertArrayEquals(asset.open().readAllBytes(), held.get(asset.publicId()));
        }
        assertTrue(out.toString().contains("Ingestion ing is PUBLISHED."), out.toString());
    }

    @Test
    void shouldSendNothingTwiceWhenItIsImportedAgain() {
        imported();
        asked.clear();

        assertEquals(0, imported());
        assertEquals(0, sent());
    }

    @Test
    void shouldGoOnWhereABrokenImportStopped() {
        takes = 1;
        assertEquals(2, imported());
        assertEquals("The store is full.", err.toString().strip());
        asked.clear();

        takes = Integer.MAX_VALUE;
        assertEquals(0, imported());
        assertEquals(FORGED.assets().size() - 1, sent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../keys/local-operator.pem", "/etc/hostname", "00000000-0000-0000-0000-000000000000"})
    void shouldSendNoFileThatTheManifestDoesNotList(String other) {
        foreign = other;

        assertEquals(2, imported());
        assertEquals(0, sent());
        assertTrue(err.toString().contains("no asset of this package"), err.toString());
    }

    @Test
    void shouldRefuseAFolderWithALinkInIt() throws IOException {
        Path asset = folder.resolve(FORGED.assets().get(0).assetPath());
        Files.move(asset, temporary.resolve("elsewhere"));
        Files.createSymbolicLink(asset, temporary.resolve("elsewhere"));

        assertRefusedUnasked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "signature"})
    void shouldRefuseAFolderThatIsNotWhole(String file) throws IOException {
        new PackageSpoiler(folder).drop(file);

        assertRefusedUnasked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "signature"})
    void shouldRefuseAHugeFileWithoutReadingIt(String file) throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve(file).toFile(), "rw")) {
            sparse.setLength(HUGE);
        }

        assertRefusedUnasked();
    }

    @Test
    void shouldRefuseAnAssetWithOneByteChanged() throws IOException {
        new PackageSpoiler(folder).flipByte(FORGED.assets().get(0).assetPath(), 17);

        assertRefusedUnasked();
    }

    @Test
    void shouldSayThatTheFolderIsNone() {
        folder = temporary.resolve("roots.pem");

        assertEquals(2, imported());
        assertTrue(
                err.toString().contains("it is no folder. Name the folder that holds manifest.json."), err.toString());
        assertEquals(List.of(), asked);
    }

    @ParameterizedTest
    @CsvSource({"<html>413</html>, limit of the proxy", "'{\"detail\":\"It is too large.\"}', It is too large."})
    void shouldSayWhoTakesNoBodyThisLarge(String body, String told) {
        takes = 0;
        refusal = 413;
        refusalBody = body;

        assertEquals(2, imported());
        assertTrue(err.toString().contains(told), err.toString());
    }

    @Test
    void shouldTellAConnectionThatBrokeFromAnInstallationThatIsNotThere() {
        takes = 0;
        refusal = 0;

        assertEquals(2, imported());
        assertTrue(err.toString().contains("broke off. Try again"), err.toString());
    }

    @Test
    void shouldSayThatItWasRejected() {
        end = "REJECTED";

        assertEquals(1, imported());
        assertTrue(out.toString().contains("Ingestion ing is REJECTED."), out.toString());
    }

    @Test
    void shouldWaitNoLongerThanItIsAskedTo() {
        end = "RETRY_PENDING";

        assertEquals(1, imported("--wait=0"));
        assertTrue(out.toString().contains("That is not the end"), out.toString());
    }

    private void assertRefusedUnasked() {
        assertEquals(1, imported(), err.toString());
        assertEquals(List.of(), asked);
    }

    private long sent() {
        return asked.stream().filter(request -> request.startsWith("PUT ")).count();
    }

    private int imported(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "import",
                folder.toString(),
                "--trust-anchors=" + roots,
                "--data-dir=" + temporary,
                "--public-url=" + server.uri()));
        all.addAll(List.of(more));
        return new CommandLine(new PackageCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    // an installation as the command sees it
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        asked.add(exchange.getRequestMethod() + " " + path);
        if (exchange.getRequestMethod().equals("PUT")) {
            take(exchange, path.substring(path.lastIndexOf('/') + 1), body);
        } else if (path.endsWith("/package-imports")) {
            write(exchange, 201, begun());
        } else {
            write(exchange, 200, "{\"id\":\"ing\",\"state\":\"" + end + "\"}");
        }
    }

    private void take(HttpExchange exchange, String publicId, byte[] body) throws IOException {
        if (held.size() < takes) {
            held.put(publicId, body);
            exchange.sendResponseHeaders(204, -1);
        } else if (refusal != 0) {
            write(exchange, refusal, refusalBody);
        } // and otherwise nothing: the connection ends without an answer
    }

    private String begun() {
        JsonArrayBuilder missing = Json.createArrayBuilder();
        if (!foreign.isEmpty()) {
            missing.add(Json.createObjectBuilder()
                    .add("publicId", foreign)
                    .add("path", foreign)
                    .add("size", 1));
        }
        FORGED.assets().stream()
                .filter(asset -> !held.containsKey(asset.publicId()))
                .forEach(asset -> missing.add(Json.createObjectBuilder()
                        .add("publicId", asset.publicId())
                        .add("path", asset.assetPath())
                        .add("size", asset.size())));
        return Json.createObjectBuilder()
                .add("id", "imp")
                .add("alternativeDistributionPackageId", "p")
                .add("missing", missing)
                .build()
                .toString();
    }

    private static void write(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
