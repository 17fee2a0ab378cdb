package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** A manifest is refused by design, or everything it names is safe to store, to serve and to add up. */
class ManifestFuzzTest {

    @FuzzTest(maxDuration = "3m")
    void shouldReadOrRefuseAManifest(byte[] bytes) throws MalformedManifest {
        Manifest manifest;
        try {
            manifest = Manifest.parse(bytes);
        } catch (MalformedManifest refused) {
            assertFalse(refused.finding().sentence().isBlank());
            return;
        }
        assertNamesAreSafe(manifest);
        manifest.assets().forEach(ManifestFuzzTest::assertDigestsFitTheSize);
        assertEquals(manifest, Manifest.parse(CompactJson.of(bytes)), "white space means nothing");
        ManifestConsistency.check(manifest)
                .forEach(finding -> assertTrue(finding.sentence().matches("[ -~]+"), finding.sentence()));
    }

    private static void assertNamesAreSafe(Manifest manifest) {
        Set<String> names = new HashSet<>();
        for (Asset asset : manifest.assets()) {
            String folder = asset instanceof Variant ? "variant/" : "delta/";
            assertTrue(asset.assetPath().matches(folder + "[A-Za-z0-9-]{1,128}[.]ipa"), asset.assetPath());
            assertTrue(names.add(asset.assetPath().toLowerCase(Locale.ROOT)), asset.assetPath());
            assertTrue(names.add(asset.publicId().toLowerCase(Locale.ROOT)), asset.publicId());
            assertEquals(asset, manifest.asset(asset.publicId()).orElseThrow());
        }
        assertFalse(manifest.variants().isEmpty());
    }

    private static void assertDigestsFitTheSize(Asset asset) {
        assertTrue(asset.compressedSize() >= 0 && asset.uncompressedSize() >= 0);
        asset.encryptedHashes()
                .ifPresent(hashes -> assertEquals(
                        ChunkHashes.count(asset.compressedSize(), hashes.chunkSize()),
                        hashes.encrypted().size()));
    }
}
