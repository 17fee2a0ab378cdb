package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.PackageVerifier;
import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.VerificationReport;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.PackageSpoiler;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way a marketplace takes, from a package version's id to a folder that the package verifier accepts. */
class IngestionWalkTest {

    @TempDir
    Path hosted;

    @TempDir
    Path spoiled;

    private final Caller caller = new Caller();
    private final TestAuthority authority = TestAuthority.create();

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldLeadToAPackageThatItsSignatureVouchesFor() throws IOException {
        ForgedPackage earlier = forge("1001").forge();
        ForgedPackage later = forge("1002").deltasFrom(earlier).forge();
        ingest(caller.simulator.addPackage(later));
        VerificationReport report = new PackageVerifier(authority.trustAnchors()).verifyFolder(hosted);
        assertTrue(report.accepted(), report.toString());
        assertEquals(later.assets().size() + 2, files());
    }

    @Test
    void shouldLeadToTheRevisionWithDeltasOnceItExists() throws IOException {
        ForgedPackage earlier = forge("1001").forge();
        ForgedPackage variantsOnly = forge("1002").forge();
        ForgedPackage withDeltas =
                PackageForge.revisionOf(variantsOnly).deltasFrom(earlier).forge();
        PackageVersion first = caller.simulator.addPackage(variantsOnly);
        assertEquals(first.id(), newest(first.packageId()));
        PackageVersion second = caller.simulator.addPackage(withDeltas);
        assertEquals(first.packageId(), second.packageId());
        assertEquals(second.id(), newest(first.packageId()));
        ingest(second);
        assertTrue(new PackageVerifier(authority.trustAnchors())
                .verifyFolder(hosted)
                .accepted());
    }

    @Test
    void shouldHandOnASpoiledPackageAsItIsSoThatAServerCanLearnToRefuseIt() throws IOException {
        forge("1001").forge().writeTo(spoiled);
        new PackageSpoiler(spoiled).prettify();
        ingest(caller.simulator.addPackage(spoiled));
        VerificationReport report = new PackageVerifier(authority.trustAnchors()).verifyFolder(hosted);
        assertTrue(!report.accepted(), report.toString());
    }

    private PackageForge forge(String appleVersionId) {
        return PackageForge.with(authority)
                .appleItemId("6503435272")
                .appleVersionId(appleVersionId)
                .variants(2, 30_000);
    }

    private String newest(String packageId) {
        String list = "/v1/alternativeDistributionPackages/" + packageId + "/versions?filter[state]=COMPLETED";
        return caller.get(list).json().getJsonArray("data").getJsonObject(0).getString("id");
    }

    private void ingest(PackageVersion version) throws IOException {
        String path = "/v1/alternativeDistributionPackageVersions/" + version.id();
        byte[] zip = download(caller.get(path).data());
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.write(hosted.resolve(entry.getName()), entries.readAllBytes());
            }
        }
        ingestAssets(path, "variants");
        ingestAssets(path, "deltas");
    }

    private void ingestAssets(String path, String list) throws IOException {
        JsonObject manifest = Json.createReader(Files.newBufferedReader(hosted.resolve("manifest.json")))
                .readObject();
        for (JsonValue resource :
                caller.get(path + "/" + list + "?limit=200").json().getJsonArray("data")) {
            String publicId = resource.asJsonObject().getString("id");
            String assetPath = manifest.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                    .filter(asset -> asset.getString("publicId").equals(publicId))
                    .findFirst()
                    .orElseThrow()
                    .getString("assetPath");
            Files.createDirectories(hosted.resolve(assetPath).getParent());
            Files.write(hosted.resolve(assetPath), download(resource.asJsonObject()));
        }
    }

    private byte[] download(JsonObject resource) {
        JsonObject attributes = resource.getJsonObject("attributes");
        byte[] bytes = caller.download(attributes.getString("url")).response().body();
        assertEquals(attributes.getString("fileChecksum"), Sha256.of(bytes).hex());
        return bytes;
    }

    private long files() throws IOException {
        try (var walk = Files.walk(hosted)) {
            return walk.filter(Files::isRegularFile).count();
        }
    }
}
