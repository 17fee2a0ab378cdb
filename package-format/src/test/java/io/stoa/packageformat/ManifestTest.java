package io.stoa.packageformat;

import static io.stoa.packageformat.FindingCode.ASSET_PATH_REFUSED;
import static io.stoa.packageformat.FindingCode.ASSET_PATH_REPEATED;
import static io.stoa.packageformat.FindingCode.MANIFEST_CHUNK_COUNT;
import static io.stoa.packageformat.FindingCode.MANIFEST_DUPLICATE_KEY;
import static io.stoa.packageformat.FindingCode.MANIFEST_FIELD_MALFORMED;
import static io.stoa.packageformat.FindingCode.MANIFEST_FIELD_MISSING;
import static io.stoa.packageformat.FindingCode.MANIFEST_NESTED_TOO_DEEPLY;
import static io.stoa.packageformat.FindingCode.MANIFEST_NOT_JSON;
import static io.stoa.packageformat.FindingCode.MANIFEST_NOT_UTF_8;
import static io.stoa.packageformat.FindingCode.MANIFEST_TOO_LARGE;
import static io.stoa.packageformat.FindingCode.PUBLIC_ID_REPEATED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String MANIFEST =
            """
            {"manifestSchemaVersion":"1.0","distributionPackageRevision":2,"appleItemId":"6700012345",
            "bundleId":"app.kite.sample","shortVersionString":"31.00","bundleVersion":"55227503.6.4",
            "appleVersionId":"871200999","platforms":["ios"],"minimumSystemVersions":{"ios":"17.4"},
            "requiredDeviceCapabilities":["arm64"],"appInstallDeterminants":["marketplace"],
            "backgroundAssets":{"maxInstallSize":1},
            "variants":[{"publicId":"3D0F","assetPath":"variant/3d0f.ipa",
            "installTargets":[{"device":"iPad16,3-A","os":"17.4"}],
            "variantDetails":{"compressedSize":3300000000,"uncompressedSize":9900000000,"hashes":[
            {"algorithm":"sha256","chunkSize":3300000000,"encryptedChunkDigests":["DIGEST"]}]}}],
            "deltas":[{"publicId":"9a1b","assetPath":"delta/9a1b.ipa",
            "sourceVariant":{"installTargets":[{"device":"iPad16,3-A","os":"17.4"}],
            "appleVersionId":"871200431","version":"31.0"},
            "targetVariantAssetPath":"variant/3d0f.ipa",
            "deltaDetails":{"compressedSize":10,"uncompressedSize":20,"hashes":[]}}]}"""
                    .replace("DIGEST", DIGEST);

    @Test
    void shouldReadEveryFieldVerbatim() throws MalformedManifest {
        Manifest manifest = parse(MANIFEST);

        assertEquals("1.0", manifest.schemaVersion());
        assertEquals(2, manifest.revision());
        assertEquals(
                new AppVersion("6700012345", "871200999", "app.kite.sample", "31.00", "55227503.6.4"), manifest.app());
        assertEquals(List.of("ios"), manifest.platforms());
        assertEquals(Map.of("ios", "17.4"), manifest.minimumSystemVersions());
        assertEquals(List.of("arm64"), manifest.requiredDeviceCapabilities());
        assertEquals(List.of("marketplace"), manifest.appInstallDeterminants());
    }

    @Test
    void shouldReadVariantsAndDeltas() throws MalformedManifest {
        Manifest manifest = parse(MANIFEST);

        Variant variant = manifest.variants().get(0);
        assertEquals(3_300_000_000L, variant.compressedSize());
        assertEquals(9_900_000_000L, variant.uncompressedSize());
        assertEquals(List.of(new InstallTarget("iPad16,3-A", "17.4")), variant.installTargets());
        assertEquals(
                List.of(new ChunkHashes(3_300_000_000L, List.of(new Sha256(DIGEST)), List.of())), variant.hashes());
        Delta delta = manifest.deltas().get(0);
        assertEquals("871200431", delta.sourceVersionId());
        assertEquals(variant.installTargets(), delta.sourceTargets());
        assertEquals("variant/3d0f.ipa", delta.targetVariantAssetPath());
        assertEquals(List.of(variant, delta), manifest.assets());
    }

    @Test
    void shouldFindAnAssetWhateverTheCaseOfItsId() throws MalformedManifest {
        Manifest manifest = parse(MANIFEST);

        assertEquals("delta/9a1b.ipa", manifest.asset("9A1B").orElseThrow().assetPath());
        assertEquals("variant/3d0f.ipa", manifest.asset("3d0f").orElseThrow().assetPath());
        assertTrue(manifest.asset("0000").isEmpty());
    }

    @Test
    void shouldTakeMissingDeltasForNone() throws MalformedManifest {
        String without = MANIFEST.substring(0, MANIFEST.indexOf(",\n\"deltas\"")) + "}";

        assertEquals(List.of(), parse(without).deltas());
    }

    @Test
    void shouldTakeAMissingSchemaVersionForTheOnlyOneThereIs() throws MalformedManifest {
        assertEquals(
                "1.0",
                parse(MANIFEST.replace("\"manifestSchemaVersion\":\"1.0\",", ""))
                        .schemaVersion());
    }

    @Test
    void shouldPassOverHashesOfAnotherAlgorithm() throws MalformedManifest {
        String future = MANIFEST.replace("\"hashes\":[]", "\"hashes\":[{\"algorithm\":\"blake3\",\"tree\":1}]");

        assertEquals(List.of(), parse(future).deltas().get(0).hashes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd.ipa",
                "variant/../manifest.ipa",
                "variant/%2e%2e.ipa",
                "variant/%2fetc.ipa",
                "/variant/3d0f.ipa",
                "variant//3d0f.ipa",
                "variant\\\\3d0f.ipa",
                "variant/a\\\\b.ipa",
                "variant/3d0f\\u0000.ipa",
                "variant/3d0f.ipa.",
                "variant/3d0f.ipa\\n",
                "variant/.ipa",
                "variant/..ipa",
                "variant/3d0f",
                "variant/3d0f.exe",
                "variant/\\u00e9.ipa",
                "variant/e\\u0301.ipa",
                "variant/\\uff0e\\uff0e.ipa",
                "variant/a b.ipa",
                "variant/a:b.ipa",
                "VARIANT/3d0f.ipa",
                "delta/3d0f.ipa",
                "manifest.json",
                "variant/sub/3d0f.ipa",
                "C:/variant/3d0f.ipa"
            })
    void shouldRefuseEveryPathButVariantNameIpa(String path) {
        assertRefused(
                ASSET_PATH_REFUSED, replaced("\"assetPath\":\"variant/3d0f.ipa\"", "\"assetPath\":\"" + path + "\""));
    }

    @Test
    void shouldRefuseAPathOfFourKibibytesInAShortSentence() {
        String path = "variant/" + "a".repeat(4096) + ".ipa";

        MalformedManifest refused = assertRefused(
                ASSET_PATH_REFUSED, replaced("\"assetPath\":\"variant/3d0f.ipa\"", "\"assetPath\":\"" + path + "\""));
        assertTrue(refused.finding().sentence().length() < 300);
    }

    @Test
    void shouldRefuseTwoPathsThatDifferInCaseOnly() {
        String second = MANIFEST.replace(
                "],\n\"deltas\"",
                ",{\"publicId\":\"other\",\"assetPath\":\"variant/3D0F.ipa\",\"installTargets\":[],"
                        + "\"variantDetails\":{\"compressedSize\":1,\"uncompressedSize\":1,\"hashes\":[]}}],\n\"deltas\"");

        assertRefused(ASSET_PATH_REPEATED, second);
    }

    @Test
    void shouldRefuseTwoAssetsOfOneId() {
        assertRefused(PUBLIC_ID_REPEATED, replaced("\"publicId\":\"9a1b\"", "\"publicId\":\"3d0f\""));
    }

    @Test
    void shouldRefuseAPublicIdThatCouldBeAPath() {
        assertRefused(MANIFEST_FIELD_MALFORMED, replaced("\"publicId\":\"9a1b\"", "\"publicId\":\"../9a1b\""));
    }

    @Test
    void shouldRefuseARepeatedKeyAtAnyDepth() {
        assertRefused(MANIFEST_DUPLICATE_KEY, replaced("\"bundleId\"", "\"bundleId\":\"a\",\"bundleId\""));
        assertRefused(MANIFEST_DUPLICATE_KEY, replaced("\"maxInstallSize\":1", "\"a\":1,\"\\u0061\":2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "distributionPackageRevision",
                "appleItemId",
                "appleVersionId",
                "bundleId",
                "shortVersionString",
                "bundleVersion",
                "platforms",
                "minimumSystemVersions",
                "variants",
                "targetVariantAssetPath",
                "compressedSize",
                "hashes",
                "algorithm"
            })
    void shouldNameTheFieldThatIsMissing(String field) {
        MalformedManifest refused =
                assertRefused(MANIFEST_FIELD_MISSING, MANIFEST.replace("\"" + field + "\"", "\"was" + field + "\""));
        assertTrue(refused.finding().sentence().contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "1e3", "1e999999999", "99999999999999999999", "\"10\"", "null", "[]"})
    void shouldRefuseASizeThatIsNoWholeNumberOfBytes(String size) {
        MalformedManifest refused = assertThrows(
                MalformedManifest.class, () -> parse(replaced("\"compressedSize\":10", "\"compressedSize\":" + size)));

        assertTrue(refused.finding().sentence().contains("deltas[0].deltaDetails.compressedSize"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"../1\"", "\"\"", "6700012345", "\"67000 12345\"", "\"123456789012345678901\""})
    void shouldRefuseAnItemIdThatIsNotDecimal(String id) {
        assertRefused(MANIFEST_FIELD_MALFORMED, replaced("\"6700012345\"", id));
    }

    @Test
    void shouldRefuseAChunkCountThatDoesNotFitTheSize() {
        assertRefused(MANIFEST_CHUNK_COUNT, replaced("\"chunkSize\":3300000000", "\"chunkSize\":3299999999"));
        assertRefused(MANIFEST_CHUNK_COUNT, replaced("\"chunkSize\":3300000000", "\"chunkSize\":0"));
    }

    @Test
    void shouldRefuseADigestThatIsNone() {
        assertRefused(MANIFEST_FIELD_MALFORMED, replaced(DIGEST, DIGEST.substring(1)));
        assertRefused(MANIFEST_FIELD_MALFORMED, replaced(DIGEST, "g" + DIGEST.substring(1)));
    }

    @Test
    void shouldRefuseAManifestWithoutVariants() {
        assertRefused(
                MANIFEST_FIELD_MALFORMED,
                MANIFEST.replaceAll("(?s)\"variants\":\\[.*\\],\n\"deltas\"", "\"variants\":[],\n\"deltas\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "1", "null", "{", "{\"a\":}", "{} {}", "{}x", "{'a':1}", "{\"a\":1e}"})
    void shouldRefuseWhatIsNotOneJsonObject(String json) {
        assertRefused(MANIFEST_NOT_JSON, json);
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        byte[] latin = replaced("app.kite.sample", "app.kit\u00e9.sample").getBytes(ISO_8859_1);

        assertEquals(
                MANIFEST_NOT_UTF_8,
                assertThrows(MalformedManifest.class, () -> Manifest.parse(latin))
                        .code());
    }

    @Test
    void shouldRefuseOverlongUtf8() {
        byte[] overlong = replaced("3d0f.ipa", "3d0f~~.ipa").getBytes(UTF_8);
        for (int i = 0; i < overlong.length; i++) {
            if (overlong[i] == '~') {
                overlong[i] = (byte) (overlong[i + 1] == '~' ? 0xC0 : 0xAE);
            }
        }

        assertEquals(
                MANIFEST_NOT_UTF_8,
                assertThrows(MalformedManifest.class, () -> Manifest.parse(overlong))
                        .code());
    }

    @Test
    void shouldRefuseNestingThatCouldExhaustTheStack() {
        assertRefused(MANIFEST_NESTED_TOO_DEEPLY, "{\"a\":" + "[".repeat(100_000));
        assertRefused(MANIFEST_NESTED_TOO_DEEPLY, "{\"a\":".repeat(100_000));
    }

    @Test
    void shouldRefuseMoreThanThirtyTwoMebibytesUnread() {
        assertRefused(MANIFEST_TOO_LARGE, " ".repeat(Manifest.MAX_SIZE + 1));
    }

    @Test
    void shouldRefuseMoreValuesThanAnyManifestHas() {
        assertRefused(MANIFEST_TOO_LARGE, "{\"a\":[" + "0,".repeat(2_000_001) + "0]}");
    }

    private static String replaced(String text, String by) {
        assertTrue(MANIFEST.contains(text), text);
        return MANIFEST.replace(text, by);
    }

    private static MalformedManifest assertRefused(FindingCode code, String json) {
        MalformedManifest refused = assertThrows(MalformedManifest.class, () -> parse(json));
        assertEquals(code, refused.code(), refused.getMessage());
        return refused;
    }

    private static Manifest parse(String json) throws MalformedManifest {
        return Manifest.parse(json.getBytes(UTF_8));
    }
}
