package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import io.stoa.packageformat.forge.ForgedSignature;
import io.stoa.packageformat.forge.PropertyListWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The list is Apple's word once signed, yet read as if it were an attacker's. */
class BinaryPropertyListTest {

    private static final Sha256 DIGEST = Sha256.of(new byte[] {7});

    @Test
    void shouldReadWhatAnotherWriterWrote() throws IOException, SignatureRefused {
        assertEquals(
                Map.of("manifest.json", DIGEST, "variant/\u00e9.ipa", DIGEST),
                SignedResources.read(written(list(1, "manifest.json", "variant/\u00e9.ipa"))));
    }

    @Test
    void shouldReadWhatTheForgeWrote() throws SignatureRefused {
        Map<String, Sha256> resources = Map.of("manifest.json", DIGEST, "delta/a.ipa", Sha256.of(new byte[0]));

        assertEquals(resources, SignedResources.read(new ForgedSignature(resources, 1).propertyList()));
    }

    @Test
    void shouldReadMoreEntriesThanFitInHalfAByte() throws IOException, SignatureRefused {
        String[] paths = new String[300];
        Arrays.setAll(paths, i -> "variant/" + i + ".ipa");

        assertEquals(300, SignedResources.read(written(list(1, paths))).size());
    }

    @Test
    void shouldRefuseAListThatLacksWhatItMustHold() throws IOException {
        NSDictionary withoutVersion = list(1, "manifest.json");
        withoutVersion.remove("version");
        NSDictionary withoutResources = list(1, "manifest.json");
        withoutResources.remove("resources");
        NSDictionary withoutDigest = list(1, "manifest.json");
        ((NSDictionary) withoutDigest.get("resources")).put("manifest.json", new NSDictionary());

        assertRefused("lacks version", written(withoutVersion));
        assertRefused("lacks resources", written(withoutResources));
        assertRefused("lacks hash2", written(withoutDigest));
        assertRefused("version 2", written(list(2, "manifest.json")));
    }

    @Test
    void shouldRefuseADigestOfAnotherLength() throws IOException {
        NSDictionary list = list(1, "manifest.json");
        NSDictionary entry = new NSDictionary();
        entry.put("hash2", new byte[20]);
        ((NSDictionary) list.get("resources")).put("manifest.json", entry);

        assertRefused("20 bytes", written(list));
    }

    @Test
    void shouldRefuseOtherKindsOfObjects() throws IOException {
        NSDictionary texts = list(1, "manifest.json");
        texts.put("resources", "none");
        NSDictionary words = list(1, "manifest.json");
        words.put("version", "1");

        assertRefused("another kind", written(texts));
        assertRefused("another kind", written(words));
        assertRefused("another kind", written(new NSArray(new NSNumber(1))));
    }

    @Test
    void shouldNotDescendIntoNestedLists() throws IOException {
        NSObject nested = new NSDictionary();
        for (int i = 0; i < 500; i++) {
            NSDictionary outer = new NSDictionary();
            outer.put("resources", nested);
            outer.put("version", 1);
            nested = outer;
        }

        assertRefused("lacks hash2", written(nested));
    }

    @Test
    void shouldRefuseADictionaryThatIsItsOwnMember() {
        byte[] list = PropertyListWriter.write(Map.of("resources", Map.of("a", Map.of("b", 1))));
        int references = "bplist00".length() + 1;
        ByteBuffer.wrap(list).putInt(references + 4, 0); // the only value of the root becomes the root

        assertRefused("lacks version", list);
    }

    @Test
    void shouldNotBelieveACountBeyondItsBytes() {
        byte[] magic = "bplist00".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer hostile = ByteBuffer.allocate(80)
                .put(magic)
                .put((byte) 0xDF)
                .put((byte) 0x12)
                .putInt(0x7FFFFFFF)
                .position(40)
                .put((byte) 8)
                .position(48 + 6)
                .put((byte) 1)
                .put((byte) 1)
                .putLong(1)
                .putLong(0)
                .putLong(40);

        assertRefused("2147483647 entries", hostile.array());
    }

    @Test
    void shouldRefuseOffsetsOutsideTheList() {
        byte[] list = new ForgedSignature(Map.of("manifest.json", DIGEST), 1).propertyList();
        for (int trailerField : new int[] {8, 16, 24}) {
            for (long value : new long[] {-1, Long.MAX_VALUE, 1L << 31, list.length}) {
                byte[] hostile = list.clone();
                ByteBuffer.wrap(hostile).putLong(list.length - 32 + trailerField, value);
                assertAnswersByDesign(hostile);
            }
        }
    }

    @Test
    void shouldRefuseARepeatedKey() {
        byte[] list = PropertyListWriter.write(Map.of("resources", 1, "version", 1));
        int references = "bplist00".length() + 1;
        ByteBuffer both = ByteBuffer.wrap(list);
        both.putInt(references + 4, both.getInt(references)); // the second key becomes the first

        assertRefused("twice", list);
    }

    private static NSDictionary list(int version, String... paths) {
        NSDictionary resources = new NSDictionary();
        for (String path : paths) {
            NSDictionary entry = new NSDictionary();
            entry.put("hash2", DIGEST.bytes());
            resources.put(path, entry);
        }
        NSDictionary root = new NSDictionary();
        root.put("version", version);
        root.put("resources", resources);
        return root;
    }

    private static byte[] written(NSObject root) throws IOException {
        return BinaryPropertyListWriter.writeToArray(root);
    }

    private static void assertRefused(String reason, byte[] list) {
        SignatureRefused refused = assertThrows(SignatureRefused.class, () -> SignedResources.read(list));
        assertEquals(FindingCode.SIGNATURE_MALFORMED, refused.code());
        assertTrue(
                refused.finding().sentence().contains(reason), refused.finding().sentence());
    }

    /** A hostile number may still leave the list readable; what counts is that nothing else is thrown. */
    private static void assertAnswersByDesign(byte[] list) {
        try {
            assertEquals(Map.of("manifest.json", DIGEST), SignedResources.read(list));
        } catch (SignatureRefused e) {
            assertEquals(FindingCode.SIGNATURE_MALFORMED, e.code());
        }
    }
}
