package io.stoa.packageformat;

import static io.stoa.packageformat.FindingCode.ASSET_DIGEST_MISMATCH;
import static io.stoa.packageformat.FindingCode.ASSET_MISSING;
import static io.stoa.packageformat.FindingCode.ASSET_SWAPPED;
import static io.stoa.packageformat.FindingCode.ASSET_TOO_LONG;
import static io.stoa.packageformat.FindingCode.ASSET_TRUNCATED;
import static io.stoa.packageformat.FindingCode.ASSET_UNEXPECTED;
import static io.stoa.packageformat.FindingCode.ASSET_UNVERIFIED;
import static io.stoa.packageformat.FindingCode.CHUNK_DIGEST_MISMATCH;
import static io.stoa.packageformat.FindingCode.MANIFEST_DIGEST_MISMATCH;
import static io.stoa.packageformat.FindingCode.MANIFEST_MISSING;
import static io.stoa.packageformat.FindingCode.MANIFEST_NOT_JSON;
import static io.stoa.packageformat.FindingCode.MANIFEST_REFORMATTED;
import static io.stoa.packageformat.FindingCode.MANIFEST_TOO_LARGE;
import static io.stoa.packageformat.FindingCode.RESOURCE_MISSING;
import static io.stoa.packageformat.FindingCode.RESOURCE_UNEXPECTED;
import static io.stoa.packageformat.FindingCode.SIGNATURE_INVALID;
import static io.stoa.packageformat.FindingCode.SIGNATURE_MISSING;
import static io.stoa.packageformat.FindingCode.SYMBOLIC_LINK;
import static io.stoa.packageformat.FindingCode.UNTRUSTED_ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.ForgedSignature;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.PackageSpoiler;
import io.stoa.packageformat.forge.TestAuthority;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackageVerifierTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final ForgedPackage EARLIER = PackageForge.with(AUTHORITY)
            .appleVersionId("871200431")
            .version("4.1.0", "213")
            .variants(2, 9_000)
            .forge();
    private static final ForgedPackage FORGED = PackageForge.with(AUTHORITY)
            .chunkSize(4_096)
            .variants(2, 20_000)
            .deltasFrom(EARLIER)
            .forge();
    private static final String FIRST = FORGED.assets().get(0).assetPath();
    private static final String SECOND = FORGED.assets().get(1).assetPath();
    private static final String DELTA = FORGED.assets().get(2).assetPath();

    private final PackageVerifier verifier = new PackageVerifier(AUTHORITY.trustAnchors());

    @TempDir
    private Path temporary;

    private Path folder;
    private PackageSpoiler spoiler;

    @BeforeEach
    void writePackage() throws IOException {
        folder = FORGED.writeTo(temporary.resolve("package"));
        spoiler = new PackageSpoiler(folder);
    }

    @Test
    void shouldAcceptAPackageThatIsWholeAndSaySoOfEveryAsset() throws IOException {
        VerificationReport report = verifier.verifyFolder(folder);

        assertEquals(List.of(), report.findings());
        assertEquals(4, report.assets().size());
        assertEquals(2 * 20_000 + 2 * 1_000, report.verifiedBytes());
        for (AssetVerdict verdict : report.assets()) {
            assertEquals(Set.of(VerifiedBy.SIGNATURE, VerifiedBy.CHUNKS, VerifiedBy.LENGTH), verdict.verifiedBy());
        }
    }

    @ParameterizedTest
    @EnumSource(Era.class)
    void shouldAcceptAPackageOfEveryDigestEra(Era era) throws IOException {
        ForgedPackage ofThatEra =
                PackageForge.with(AUTHORITY).era(era).variants(3, 5_000).forge();

        VerificationReport report = verifier.verifyFolder(ofThatEra.writeTo(temporary.resolve(era.name())));

        assertEquals(List.of(), report.findings());
        assertEquals(
                era != Era.UNENCRYPTED_ONLY, report.assets().get(0).verifiedBy().contains(VerifiedBy.CHUNKS));
    }

    @Test
    void shouldAcceptALaterRevisionThatSharesItsAssets() throws IOException {
        ForgedPackage revision =
                PackageForge.revisionOf(FORGED).variants(1, 7_000).forge();

        assertTrue(verifier.verifyFolder(revision.writeTo(folder)).accepted());
    }

    @Test
    void shouldRefuseAManifestWithOneByteChanged() throws IOException {
        String manifest = Files.readString(folder.resolve("manifest.json"));
        spoiler.flipByte("manifest.json", manifest.indexOf("4.2.0"));

        assertRefusedFor(Set.of(MANIFEST_DIGEST_MISMATCH));
    }

    @Test
    void shouldCallAPrettifiedManifestPrettified() throws IOException {
        spoiler.prettify();

        assertRefusedFor(Set.of(MANIFEST_REFORMATTED));
        assertTrue(sentences().contains("prettified"));
    }

    @Test
    void shouldCallAnAddedLineBreakAtTheEndAReformatting() throws IOException {
        spoiler.append("manifest.json", "\n".getBytes(StandardCharsets.UTF_8));

        assertRefusedFor(Set.of(MANIFEST_REFORMATTED));
    }

    @Test
    void shouldRefuseASignatureWithOneByteChanged() throws IOException {
        spoiler.flipByte("signature", Files.size(folder.resolve("signature")) - 1);

        assertRefusedFor(Set.of(SIGNATURE_INVALID));
    }

    @Test
    void shouldRefuseAManifestOfAnotherRevisionThanTheSignature() throws IOException {
        ForgedPackage revision =
                PackageForge.revisionOf(FORGED).variants(1, 7_000).forge();
        Files.write(folder.resolve("manifest.json"), revision.manifestBytes());

        assertRefusedFor(Set.of(MANIFEST_DIGEST_MISMATCH, RESOURCE_MISSING, ASSET_MISSING));
    }

    @Test
    void shouldRefuseASignatureThatCoversMoreOrLessThanTheManifestLists() {
        Map<String, Sha256> resources = new HashMap<>(
                ForgedSignature.of(FORGED.manifestBytes(), FORGED.assets()).resources());
        resources.put("variant/foreign.ipa", resources.remove(DELTA));
        byte[] signature = new ForgedSignature(resources, 1).by(AUTHORITY);

        VerificationReport report = verifier.verifyManifest(FORGED.manifestBytes(), signature);

        assertEquals(
                List.of(RESOURCE_MISSING, RESOURCE_UNEXPECTED),
                report.findings().stream().map(Finding::code).toList());
    }

    @Test
    void shouldMissAnAsset() throws IOException {
        spoiler.drop(SECOND);

        assertRefusedFor(Set.of(ASSET_MISSING));
    }

    @Test
    void shouldMissManifestAndSignatureAndSayNothingElseOfThem() throws IOException {
        spoiler.drop("manifest.json").drop("signature");

        assertRefusedFor(Set.of(MANIFEST_MISSING, SIGNATURE_MISSING));
    }

    @Test
    void shouldSayEverythingThatIsWrongWithOneFile() throws IOException {
        spoiler.truncate("manifest.json", 1);

        assertRefusedFor(Set.of(MANIFEST_NOT_JSON, MANIFEST_DIGEST_MISMATCH));
    }

    @Test
    void shouldReportAddedFilesAndFolders() throws IOException {
        spoiler.add(".DS_Store", new byte[6])
                .add("variant/extra.ipa", new byte[3])
                .add("delta/deep/extra.ipa", new byte[1])
                .add("other/file", new byte[1]);

        VerificationReport report = verifier.verifyFolder(folder);

        assertEquals(
                Set.of(".DS_Store", "variant/extra.ipa", "delta/deep/", "other/"),
                Set.copyOf(report.findings().stream().map(Finding::path).toList()));
        assertRefusedFor(Set.of(ASSET_UNEXPECTED));
    }

    @Test
    void shouldRefuseAnAssetWithOneByteChangedAndNameTheChunk() throws IOException {
        spoiler.flipByte(FIRST, 9_000);

        assertRefusedFor(Set.of(ASSET_DIGEST_MISMATCH, CHUNK_DIGEST_MISMATCH));
        assertTrue(sentences().contains("Chunk 3 of 5, from byte 8192 on"));
    }

    @Test
    void shouldSayWhoseBytesLieAtTheWrongPlace() throws IOException {
        spoiler.swap(FIRST, SECOND);

        assertRefusedFor(Set.of(ASSET_SWAPPED));
        assertTrue(sentences().contains("The bytes are those of " + FIRST));
    }

    @Test
    void shouldRecogniseSwappedAssetsOfDifferentSizes() throws IOException {
        spoiler.swap(FIRST, DELTA);

        assertRefusedFor(Set.of(ASSET_SWAPPED));
    }

    @Test
    void shouldRefuseATruncatedAsset() throws IOException {
        spoiler.truncate(FIRST, 1);

        assertRefusedFor(Set.of(ASSET_TRUNCATED));
    }

    @Test
    void shouldRefuseAnEmptyAsset() throws IOException {
        spoiler.truncate(FIRST, 20_000);

        assertRefusedFor(Set.of(ASSET_TRUNCATED));
    }

    @Test
    void shouldRefuseAnAssetThatGoesOn() throws IOException {
        spoiler.append(FIRST, new byte[1]);

        assertRefusedFor(Set.of(ASSET_TOO_LONG));
    }

    @Test
    void shouldRefuseAPackageOfAnotherRoot() throws IOException {
        FORGED.signedBy(TestAuthority.create()).writeTo(folder);

        assertRefusedFor(Set.of(UNTRUSTED_ROOT));
    }

    @Test
    void shouldNotFollowALinkEvenToTheRightBytes() throws IOException {
        Path aside = temporary.resolve("aside.ipa");
        Files.move(folder.resolve(FIRST), aside);
        Files.createSymbolicLink(folder.resolve(FIRST), aside);

        assertRefusedFor(Set.of(SYMBOLIC_LINK));
    }

    @Test
    void shouldNotFollowALinkedFolder() throws IOException {
        Path aside = temporary.resolve("aside");
        Files.move(folder.resolve("delta"), aside);
        Files.createSymbolicLink(folder.resolve("delta"), aside);

        assertRefusedFor(Set.of(ASSET_MISSING, ASSET_UNEXPECTED));
    }

    @Test
    void shouldNotReadAManifestBeyondItsLimit() throws IOException {
        try (RandomAccessFile manifest =
                new RandomAccessFile(folder.resolve("manifest.json").toFile(), "rw")) {
            manifest.setLength(Manifest.MAX_SIZE + 1L);
        }

        assertTrue(verifier.verifyFolder(folder).has(MANIFEST_TOO_LARGE));
    }

    @Test
    void shouldLetAnUnprovenSignaturePassWithAWarningWhereTheOperatorSaysSo() throws IOException {
        FORGED.signedBy(TestAuthority.create()).writeTo(folder);
        PackageVerifier lenient = new PackageVerifier(AUTHORITY.trustAnchors(), SignaturePolicy.WARN);

        VerificationReport report = lenient.verifyFolder(folder);

        assertTrue(report.accepted());
        assertEquals(
                List.of(UNTRUSTED_ROOT),
                report.findings().stream().map(Finding::code).toList());
        assertEquals(
                Set.of(VerifiedBy.CHUNKS, VerifiedBy.LENGTH),
                report.assets().get(0).verifiedBy());
    }

    @Test
    void shouldStillRefuseAWrongByteWhereTheSignatureIsNotRequired() throws IOException {
        FORGED.signedBy(TestAuthority.create()).writeTo(folder);
        spoiler.flipByte(FIRST, 0);

        VerificationReport report =
                new PackageVerifier(AUTHORITY.trustAnchors(), SignaturePolicy.WARN).verifyFolder(folder);

        assertFalse(report.accepted());
        assertTrue(report.has(CHUNK_DIGEST_MISMATCH));
    }

    @Test
    void shouldNotCallUncheckableBytesVerified() throws IOException {
        ForgedPackage uncheckable = PackageForge.with(TestAuthority.create())
                .era(Era.UNENCRYPTED_ONLY)
                .variants(1, 1_000)
                .forge();
        PackageVerifier lenient = new PackageVerifier(AUTHORITY.trustAnchors(), SignaturePolicy.WARN);

        VerificationReport report = lenient.verifyFolder(uncheckable.writeTo(temporary.resolve("uncheckable")));

        assertFalse(report.accepted());
        assertTrue(report.has(ASSET_UNVERIFIED));
    }

    @Test
    void shouldRefuseToJudgeWhatIsNoFolder() {
        assertThrows(NotDirectoryException.class, () -> verifier.verifyFolder(folder.resolve("manifest.json")));
        assertThrows(NotDirectoryException.class, () -> verifier.verifyFolder(folder.resolve("absent")));
    }

    @Test
    void shouldTellProgramsWhatItTellsPeople() throws IOException {
        spoiler.drop(SECOND);

        var json = verifier.verifyFolder(folder).toJson();

        assertFalse(json.getBoolean("accepted"));
        assertEquals("6700012345", json.getJsonObject("package").getString("appleItemId"));
        assertEquals(5, json.getJsonObject("signature").getInt("resources"));
        assertEquals(
                3, json.getJsonObject("checked").getJsonObject("verifiedBy").getInt("signature"));
        var finding = json.getJsonArray("findings").getJsonObject(0);
        assertEquals("asset-missing", finding.getString("code"));
        assertEquals("error", finding.getString("severity"));
        assertEquals(SECOND, finding.getString("path"));
        assertFalse(finding.getString("remedy").isEmpty());
    }

    private void assertRefusedFor(Set<FindingCode> codes) throws IOException {
        VerificationReport report = verifier.verifyFolder(folder);
        assertFalse(report.accepted());
        assertEquals(
                codes, Set.copyOf(report.findings().stream().map(Finding::code).toList()));
    }

    private String sentences() throws IOException {
        return String.join(
                "\n",
                verifier.verifyFolder(folder).findings().stream()
                        .map(Finding::sentence)
                        .toList());
    }
}
