package io.stoa.packageformat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What real packages do and no page tells: nothing is lost, and a digest of the served bytes vouches for each asset. */
class OddPackagesTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    private final PackageVerifier verifier = new PackageVerifier(AUTHORITY.trustAnchors());

    @TempDir
    Path folder;

    @Test
    void shouldVerifyEveryOneOfThreeHundredAssets() throws IOException {
        PackageForge forge = ofDevices("871200999", 70);
        for (int earlier = 1; earlier <= 4; earlier++) {
            forge.deltasFrom(
                    ofDevices("87120000" + earlier, earlier < 4 ? 70 : 20).forge());
        }

        VerificationReport report = verifier.verifyFolder(forge.forge().writeTo(folder));

        assertEquals(List.of(), report.findings());
        Manifest manifest = report.manifest().orElseThrow();
        assertEquals(70, manifest.variants().size());
        assertEquals(230, manifest.deltas().size());
        assertEveryAssetIsVouchedFor(report, 300);
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void shouldSayByWhichDigestsEachAssetOfEveryEraIsVerified(Era era) throws IOException {
        ForgedPackage forged = PackageForge.with(AUTHORITY)
                .era(era)
                .chunkSize(1_000)
                .variants(2, 4_500)
                .forge();

        VerificationReport report = verifier.verifyFolder(forged.writeTo(folder));

        List<String> vouchers =
                era == Era.UNENCRYPTED_ONLY ? List.of("signature", "length") : List.of("signature", "chunks", "length");
        for (JsonObject asset : report.toJson().getJsonArray("assets").getValuesAs(JsonObject.class)) {
            assertEquals(Json.createArrayBuilder(vouchers).build(), asset.getJsonArray("verifiedBy"));
            assertTrue(asset.getBoolean("accepted"));
        }
        assertEveryAssetIsVouchedFor(report, 2);
    }

    @Test
    void shouldRefuseAnAssetThatNoDigestOfTheServedBytesCovers() throws IOException {
        ForgedPackage forged = PackageForge.with(AUTHORITY)
                .era(Era.UNENCRYPTED_ONLY)
                .variants(1, 4_500)
                .forge()
                .signedBy(TestAuthority.create());

        VerificationReport report = new PackageVerifier(AUTHORITY.trustAnchors(), SignaturePolicy.WARN)
                .verifyFolder(forged.writeTo(folder));

        assertFalse(report.accepted());
        assertTrue(report.has(FindingCode.ASSET_UNVERIFIED));
        JsonObject asset = report.toJson().getJsonArray("assets").getJsonObject(0);
        assertEquals(Json.createArrayBuilder().add("length").build(), asset.getJsonArray("verifiedBy"));
        assertFalse(asset.getBoolean("accepted"));
        assertEquals(0, report.verifiedBytes());
    }

    @Test
    void shouldPassOverWhatItDoesNotKnowAtEveryDepth() throws IOException {
        ForgedPackage forged =
                changed(small(), "\"installTargets\":[{", "\"new\":{\"a\":[1,null]},\"installTargets\":[{\"x\":1,");

        assertEveryAssetIsVouchedFor(accepted(forged), 2);
    }

    @Test
    void shouldTakeIdsInUpperCaseForThoseInLowerCase() throws IOException {
        ForgedPackage forged = small();
        String id = forged.assets().get(0).publicId();
        String upper = id.toUpperCase(Locale.ROOT);

        VerificationReport report =
                accepted(changed(forged, "\"publicId\":\"" + id + "\"", "\"publicId\":\"" + upper + "\""));

        assertEveryAssetIsVouchedFor(report, 2);
        assertTrue(report.manifest().orElseThrow().asset(id).isPresent());
    }

    @Test
    void shouldFindTheDigestsItKnowsAmongOthers() throws IOException {
        String unknown = "{\"algorithm\":\"blake3\",\"tree\":[1]},";
        String empty = "{\"algorithm\":\"sha256\",\"chunkSize\":10,\"encryptedChunkDigests\":[]},";

        VerificationReport report = accepted(changed(small(), "\"hashes\":[", "\"hashes\":[" + unknown + empty));

        assertTrue(report.assets().stream()
                .allMatch(verdict -> verdict.verifiedBy().contains(VerifiedBy.CHUNKS)));
    }

    @Test
    void shouldLetTheSignatureVouchWhereEveryAlgorithmIsUnknown() throws IOException {
        VerificationReport report = accepted(changed(small(), "\"sha256\"", "\"sha3-256\""));

        assertEveryAssetIsVouchedFor(report, 2);
        assertTrue(report.assets().stream()
                .noneMatch(verdict -> verdict.verifiedBy().contains(VerifiedBy.CHUNKS)));
    }

    @Test
    void shouldCountInMoreThanThirtyTwoBits() {
        long size = 3_300_000_000L;
        List<Sha256> chunks = Collections.nCopies(315, Sha256.of(new byte[0]));
        ChunkHashes hashes = new ChunkHashes(10_485_760, chunks, List.of());
        Asset asset = new Variant(new AssetFile("a", "variant/a.ipa", size, 2 * size, List.of(hashes)), List.of());
        AssetDigester digester = AssetDigester.of(asset);
        digester.update(new byte[10], 0, 10);

        AssetVerdict verdict =
                new AssetCheck(asset, digester.finish()).judge(manifestOf(asset), Optional.empty(), Optional.empty());

        assertEquals(315, ChunkHashes.count(size, hashes.chunkSize()));
        assertEquals(
                "The file ends after 10 of 3300000000 bytes.",
                verdict.findings().get(0).sentence());
    }

    @Test
    void shouldNotTakeHeldBytesForThoseOfAnUnsignedManifestWithAnotherDigest() {
        ForgedPackage forged = small();
        Asset asset = forged.assets().get(0).asset();
        AssetVerifier unsigned = new AssetVerifier(forged.manifest(), Optional.empty());

        assertTrue(unsigned.agrees(
                asset, asset.compressedSize(), forged.assets().get(0).sha256()));
        assertFalse(unsigned.agrees(asset, asset.compressedSize(), Sha256.of(new byte[1])));
        assertFalse(unsigned.agrees(
                asset, asset.compressedSize() + 1, forged.assets().get(0).sha256()));
    }

    private VerificationReport accepted(ForgedPackage forged) throws IOException {
        VerificationReport report = verifier.verifyFolder(forged.writeTo(folder));
        assertEquals(List.of(), report.findings());
        return report;
    }

    private static void assertEveryAssetIsVouchedFor(VerificationReport report, int assets) {
        assertEquals(assets, report.assets().size());
        Set<String> paths = new HashSet<>();
        for (AssetVerdict verdict : report.assets()) {
            assertTrue(verdict.verifiedBy().contains(VerifiedBy.SIGNATURE), verdict.toString());
            paths.add(verdict.asset().assetPath());
        }
        assertEquals(assets, paths.size());
        assertEquals(assets, report.toJson().getJsonArray("assets").size());
    }

    private static ForgedPackage small() {
        return PackageForge.with(AUTHORITY).variants(2, 500).forge();
    }

    private static ForgedPackage changed(ForgedPackage forged, String text, String by) {
        String manifest = new String(forged.manifestBytes(), UTF_8);
        assertTrue(manifest.contains(text), text);
        return forged.withManifest(manifest.replace(text, by).getBytes(UTF_8));
    }

    private static PackageForge ofDevices(String version, int devices) {
        PackageForge forge = PackageForge.with(AUTHORITY).appleVersionId(version);
        for (int device = 1; device <= devices; device++) {
            forge.variant(200 + device, new InstallTarget("iPhone" + device + ",1", "18"));
        }
        return forge;
    }

    private static Manifest manifestOf(Asset asset) {
        Manifest manifest = small().manifest();
        return new Manifest("1.0", 1, manifest.app(), manifest.requirements(), List.of((Variant) asset), List.of());
    }
}
