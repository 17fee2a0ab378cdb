package io.stoa.cli.packages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.PackageSpoiler;
import io.stoa.packageformat.forge.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PackageCommandTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final ForgedPackage FORGED =
            PackageForge.with(AUTHORITY).variants(7, 2_000).forge();

    @TempDir
    private Path temporary;

    private Path folder;
    private String roots;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writePackage() throws IOException {
        folder = FORGED.writeTo(temporary.resolve("package"));
        roots = AUTHORITY.writeRootPem(temporary.resolve("roots.pem")).toString();
    }

    @Test
    void shouldAcceptAWholePackageAndSayWhatWasChecked() {
        assertEquals(0, run("verify", folder.toString(), "--trust-anchors", roots));

        assertTrue(out.toString().contains("app.kite.sample 4.2.0 (214), item 6700012345"));
        assertTrue(out.toString().contains("vouched for by the signature: 7"));
        assertTrue(out.toString().stripTrailing().endsWith("accepted"));
    }

    @Test
    void shouldRefuseWithTheCodeAndWhatToDo() throws IOException {
        new PackageSpoiler(folder).prettify();

        assertEquals(1, run("verify", folder.toString(), "--trust-anchors", roots));

        assertTrue(out.toString().contains("manifest-reformatted (1)"));
        assertTrue(out.toString().contains("What to do: Replace manifest.json"));
        assertTrue(out.toString().stripTrailing().endsWith("refused; findings: 1"));
    }

    @Test
    void shouldSayTheSameThingOnceHoweverManyAssetsItConcerns() throws IOException {
        for (var asset : FORGED.assets()) {
            new PackageSpoiler(folder).drop(asset.assetPath());
        }

        assertEquals(1, run("verify", folder.toString(), "--trust-anchors", roots));

        assertTrue(out.toString().contains("asset-missing (7)"));
        assertTrue(out.toString().contains("and 2 more"));
        assertEquals(2, out.toString().split("What to do:").length);
    }

    @Test
    void shouldTrustApplesRootAloneUnlessToldOtherwise() {
        assertEquals(1, run("verify", folder.toString()));

        assertTrue(out.toString().contains("untrusted-root"));
        assertTrue(out.toString().contains("Apple Root CA - G3"));
    }

    @Test
    void shouldVerifyTheManifestWithoutTheAssets() throws IOException {
        for (var asset : FORGED.assets()) {
            new PackageSpoiler(folder).drop(asset.assetPath());
        }

        assertEquals(0, run("verify", folder.toString(), "--manifest-only", "--trust-anchors", roots));
    }

    @Test
    void shouldReportToProgramsInJson() throws IOException {
        new PackageSpoiler(folder).flipByte("manifest.json", 5);

        assertEquals(1, run("verify", folder.toString(), "--json", "--trust-anchors", roots));

        JsonObject report = Json.createReader(new StringReader(out.toString())).readObject();
        assertFalse(report.getBoolean("accepted"));
        assertEquals(
                "manifest-digest-mismatch",
                report.getJsonArray("findings").getJsonObject(0).getString("code"));
    }

    @Test
    void shouldNotLetAFileNameSpeakToTheTerminal() throws IOException {
        new PackageSpoiler(folder).add("variant/\u001b[2Jaccepted", new byte[0]);

        assertEquals(1, run("verify", folder.toString(), "--trust-anchors", roots));

        assertFalse(out.toString().contains("\u001b"));
    }

    @Test
    void shouldCallInputThatIsNoFolderUnusable() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertEquals(2, run("verify", file.toString()));
        assertEquals(2, run("verify", temporary.resolve("absent").toString()));
        assertEquals(2, run("verify", folder.toString(), "--trust-anchors", file.toString()));
        assertEquals(2, run("verify", folder.toString(), "--trust-anchors", "absent.pem"));
        assertEquals(2, run("verify"));
        assertTrue(err.toString().contains("it is no folder"));
        assertTrue(err.toString().contains("holds no certificate"));
        assertTrue(err.toString().contains("absent.pem cannot be read: it is not there."));
    }

    @Test
    void shouldForgeWhatItAccepts() {
        String forgery = temporary.resolve("forged").toString();

        assertEquals(0, run("forge", "--out", forgery, "--size", "1000", "--version-id", "1"));
        assertEquals(0, run("forge", "--out", forgery, "--size", "1000", "--version-id", "2", "--marketplace-app"));

        String testRoots = forgery + "/test-roots.pem";
        assertEquals(0, run("verify", forgery + "/6700012345-1-r1", "--trust-anchors", testRoots));
        assertEquals(0, run("verify", forgery + "/6700012345-2-r1", "--trust-anchors", testRoots));
    }

    @Test
    void shouldForgeNothingFromIdsThatAreNone() {
        assertEquals(2, run("forge", "--out", temporary.toString(), "--item", "../1"));
        assertEquals(2, run("forge", "--out", temporary.toString(), "--variants", "0"));
    }

    private int run(String... arguments) {
        return new CommandLine(new PackageCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
