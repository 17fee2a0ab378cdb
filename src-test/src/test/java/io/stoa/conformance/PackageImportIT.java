package io.stoa.conformance;

import static io.stoa.conformance.ErrorShape.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.cli.packages.PackageCommand;
import io.stoa.packageformat.forge.ForgedAsset;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Packages that a developer handed over as files. */
@OnServer
class PackageImportIT {

    private static final String PATH = "/api/v1/package-imports";

    /** More than any other end point takes, and than one of the servers lets through by itself. */
    private static final int LARGE = 5_000_000;

    private final DeployedStoa stoa;

    PackageImportIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @Test
    void shouldPublishAPackageFromItsFiles(@TempDir Path folder) throws IOException {
        ForgedPackage forged = forge("6900000601", "860000601", LARGE);
        stoa.apple().appStoreConnect().addPackage(forged);
        forged.writeTo(folder);
        long downloads = stoa.apple().appStoreConnect().downloadRequests().size();

        String printed = imported(folder, 0);

        assertEquals(
                downloads, stoa.apple().appStoreConnect().downloadRequests().size(), "the bytes were here");
        Answer restore = stoa.send(
                Request.post("/device/restore")
                        .json(
                                """
                        {"apps":[{"appleItemId":"6900000601","appleVersionId":"860000601"}],"platform":"iOS",\
                        "osVersion":"18.0"}"""));
        assertTrue(restore.text().contains("alternativeDistributionPackage"), () -> restore + "\n" + printed);
    }

    @Test
    void shouldRefuseAFolderThatIsNotSignedByTheRootItTrusts(@TempDir Path folder) throws IOException {
        PackageForge.with(TestAuthority.create())
                .appleItemId("6900000602")
                .appleVersionId("860000602")
                .bundleId("app.kite.stranger")
                .version("1.0", "1")
                .variants(1, 1_000)
                .forge()
                .writeTo(folder);

        imported(folder, 1);
    }

    private String imported(Path folder, int expected) {
        StringWriter printed = new StringWriter();
        int exit = new CommandLine(new PackageCommand())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(
                        "import",
                        folder.toString(),
                        "--trust-anchors=" + stoa.apple().configuration().get("stoa.packages.trust-anchors-file"),
                        "--data-dir=" + stoa.server().dataDirectory(),
                        "--public-url=" + stoa.publicUrl());
        assertEquals(expected, exit, printed::toString);
        return printed.toString();
    }

    @Test
    void shouldKeepNothingOfAnAssetWithOneByteChangedAndTakeItWhenItIsSentAgain() {
        ForgedPackage forged = forge("6900000603", "860000603", 4_000);
        String begun = PATH + "/" + begin(forged).getString("id");
        ForgedAsset asset = forged.assets().get(0);
        byte[] right = bytesOf(asset);
        byte[] wrong = right.clone();
        wrong[17] ^= 1;

        problem(400).check(stoa.send(put(begun + "/assets/" + asset.publicId(), wrong)));
        assertEquals(
                204,
                stoa.send(put(begun + "/assets/" + asset.publicId(), right)).status());
        assertEquals(
                204,
                stoa.send(put(begun + "/assets/" + asset.publicId(), right)).status());
    }

    private JsonObject begin(ForgedPackage forged) {
        Answer begun =
                stoa.send(Request.post(PATH).bearer(stoa.token("operator")).json(order(forged)));
        assertEquals(201, begun.status(), begun::toString);
        assertFalse(begun.json().getJsonArray("missing").isEmpty(), begun::toString);
        return begun.json();
    }

    private static String order(ForgedPackage forged) {
        return Json.createObjectBuilder()
                .add("manifest", Base64.getEncoder().encodeToString(forged.manifestBytes()))
                .add("signature", Base64.getEncoder().encodeToString(forged.signatureBytes()))
                .build()
                .toString();
    }

    private Request put(String path, byte[] bytes) {
        return Request.of("PUT", path).bearer(stoa.token("operator")).body(bytes);
    }

    @ParameterizedTest
    @MethodSource
    void shouldSayNoInOneVoice(Row row) {
        row.play(stoa);
    }

    Stream<Row> shouldSayNoInOneVoice() {
        String nowhere = PATH + "/01a21280-5759-7c48-9fdf-67984bb86fc8";
        return Stream.of(
                Row.of("a stranger", Request.post(PATH).json("{}"), problem(401)),
                Row.of("a viewer", as("viewer", Request.post(PATH)).json("{}"), problem(403)),
                Row.of("no JSON", as("operator", Request.post(PATH)).body("hello"), problem(400)),
                Row.of("nothing in it", as("operator", Request.post(PATH)).json("{}"), problem(400)),
                Row.of(
                        "no Base64",
                        as("operator", Request.post(PATH)).json("{\"manifest\":\"%\",\"signature\":\"%\"}"),
                        problem(400)),
                Row.of(
                        "a manifest that is none",
                        as("operator", Request.post(PATH)).json("{\"manifest\":\"e30=\",\"signature\":\"e30=\"}"),
                        problem(400)),
                Row.of("an import that is none", as("operator", Request.get(nowhere)), problem(404)),
                Row.of("an asset of no import", put(nowhere + "/assets/x", new byte[3]), problem(404)),
                Row.of(
                        "an id that is none",
                        as("operator", Request.get(PATH + "/%2e%2e")),
                        ErrorShape.refusedBeforeUs()),
                Row.of("completing nothing", as("operator", Request.post(nowhere + "/completion")), problem(404)));
    }

    private Request as(String role, Request request) {
        return request.bearer(stoa.token(role));
    }

    private ForgedPackage forge(String app, String version, int size) {
        return PackageForge.with(stoa.apple().authority())
                .appleItemId(app)
                .appleVersionId(version)
                .bundleId("app.kite.imported" + app)
                .version("1.0", "1")
                .variants(2, size)
                .forge();
    }

    private static byte[] bytesOf(ForgedAsset asset) {
        try {
            return asset.open().readAllBytes();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
