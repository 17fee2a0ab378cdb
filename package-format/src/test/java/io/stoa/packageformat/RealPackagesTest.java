package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.BinaryPropertyListParser;
import com.dd.plist.NSData;
import com.dd.plist.NSDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;

/** What Apple itself has signed. */
class RealPackagesTest {

    private final PackageVerifier verifier = new PackageVerifier(TrustAnchors.apple());

    @Test
    void shouldProveEveryRealPackageUpToApplesRoot() throws IOException {
        List<Path> packages = Fixtures.packages();

        assertEquals(22, packages.size());
        for (Path folder : packages) {
            VerificationReport report = verifier.verifyManifestOf(folder);
            assertEquals(List.of(), report.findings(), folder.toString());
            assertEquals(
                    "PV Manifest Signing Prod", report.signature().orElseThrow().signer());
        }
    }

    @Test
    void shouldJudgeTheSignersCertificateAtSigningTimeAndNotToday() throws IOException {
        Instant rotation = Instant.parse("2026-02-07T00:00:00Z");
        Map<Boolean, Long> signedBeforeTheRotation = Fixtures.packages().stream()
                .map(this::signature)
                .collect(Collectors.partitioningBy(
                        signature -> signature.signingTime().isBefore(rotation), Collectors.counting()));

        assertTrue(signedBeforeTheRotation.get(true) > 0);
        assertTrue(signedBeforeTheRotation.get(false) > 0);
    }

    @Test
    void shouldReadAllThreeErasOfDigests() throws Exception {
        Map<String, Integer> eras = new TreeMap<>();
        for (Path folder : Fixtures.packages()) {
            for (Asset asset : manifest(folder).assets()) {
                ChunkHashes hashes = asset.hashes().get(0);
                String era = (hashes.encrypted().isEmpty() ? "" : "encrypted ")
                        + (hashes.unencrypted().isEmpty() ? "" : "unencrypted");
                eras.merge(era.strip(), 1, Integer::sum);
            }
        }

        assertEquals(List.of("encrypted", "encrypted unencrypted", "unencrypted"), List.copyOf(eras.keySet()));
    }

    @Test
    void shouldReadTheSignedListAsAnotherReaderDoes() throws Exception {
        for (Path folder : Fixtures.packages()) {
            byte[] signature = Files.readAllBytes(folder.resolve(SignatureFile.FILE_NAME));
            byte[] content =
                    (byte[]) new CMSSignedData(signature).getSignedContent().getContent();
            NSDictionary resources =
                    (NSDictionary) ((NSDictionary) BinaryPropertyListParser.parse(content)).get("resources");

            Map<String, Sha256> expected = resources.getHashMap().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> Sha256.ofDigest(
                                    ((NSData) ((NSDictionary) entry.getValue()).get("hash2")).bytes())));
            assertEquals(expected, SignedResources.read(content));
        }
    }

    @Test
    void shouldFindEveryPairOfDeviceAndSystemInOneVariantOnly() throws Exception {
        for (Path folder : Fixtures.packages()) {
            assertEquals(List.of(), ManifestConsistency.check(manifest(folder)));
        }
    }

    @Test
    void shouldMissEveryAssetThatIsNotInTheFolder() throws Exception {
        Path folder = Fixtures.packages().get(0);

        VerificationReport report = verifier.verifyFolder(folder);

        assertEquals(manifest(folder).assets().size(), report.findings().size());
        assertTrue(report.findings().stream().allMatch(finding -> finding.code() == FindingCode.ASSET_MISSING));
    }

    @Test
    void shouldNoticeAChangedByteAnywhereInARealSignature() throws IOException {
        Path folder = Fixtures.packages().get(0);
        byte[] manifest = Files.readAllBytes(folder.resolve(Manifest.FILE_NAME));
        byte[] signature = Files.readAllBytes(folder.resolve(SignatureFile.FILE_NAME));
        for (int position = 0; position < signature.length; position += 7) {
            byte[] changed = signature.clone();
            changed[position] ^= 1;
            assertFalse(verifier.verifyManifest(manifest, changed).accepted(), "byte " + position);
        }
    }

    private static Manifest manifest(Path folder) throws Exception {
        return Manifest.parse(Files.readAllBytes(folder.resolve(Manifest.FILE_NAME)));
    }

    private VerifiedSignature signature(Path folder) {
        try {
            return verifier.verifyManifestOf(folder).signature().orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be read", e);
        }
    }
}
