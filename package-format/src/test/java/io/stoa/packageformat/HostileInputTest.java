package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes over the wire is answered by a designed refusal; any other exception fails these properties. */
class HostileInputTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final ForgedPackage FORGED =
            PackageForge.with(AUTHORITY).variants(2, 500).forge();
    private static final PackageVerifier VERIFIER = new PackageVerifier(AUTHORITY.trustAnchors());

    @Property
    void shouldRefuseRandomBytesByDesign(@ForAll @Size(max = 300) byte[] bytes) {
        VerificationReport report = VERIFIER.verifyManifest(bytes, bytes);

        assertFalse(report.accepted());
        assertEquals(2, report.findings().size());
    }

    @Property
    void shouldRefuseAManifestWithAPartOverwritten(
            @ForAll @IntRange(max = 5_000) int position, @ForAll @Size(min = 1, max = 12) byte[] part) {
        byte[] spoilt = overwritten(FORGED.manifestBytes(), position, part);

        boolean unchanged = Arrays.equals(spoilt, FORGED.manifestBytes());
        assertEquals(
                unchanged,
                VERIFIER.verifyManifest(spoilt, FORGED.signatureBytes()).accepted());
    }

    @Property
    void shouldRefuseASignatureWithAPartOverwritten(
            @ForAll @IntRange(max = 3_000) int position, @ForAll @Size(min = 1, max = 12) byte[] part) {
        byte[] spoilt = overwritten(FORGED.signatureBytes(), position, part);

        boolean unchanged = Arrays.equals(spoilt, FORGED.signatureBytes());
        assertEquals(
                unchanged,
                VERIFIER.verifyManifest(FORGED.manifestBytes(), spoilt).accepted());
    }

    @Property
    void shouldReadNoPropertyListInAnUndesignedWay(
            @ForAll @IntRange(max = 400) int position, @ForAll @Size(min = 1, max = 12) byte[] part) {
        byte[] content = FORGED.signatureBytes();
        byte[] list = overwritten(propertyList(content), position, part);

        try {
            SignedResources.read(list)
                    .forEach((path, digest) -> assertEquals(64, digest.hex().length()));
        } catch (SignatureRefused e) {
            assertEquals(FindingCode.SIGNATURE_MALFORMED, e.code());
        }
    }

    @Property
    void shouldCompactAnyTextWithoutLosingWhatIsInside(@ForAll String text) {
        String json = Json.createValue(text).toString();
        byte[] spread = (" [\n\t" + json + " , 1 ]\r\n").getBytes(StandardCharsets.UTF_8);

        assertEquals("[" + json + ",1]", new String(CompactJson.of(spread), StandardCharsets.UTF_8));
    }

    private static byte[] overwritten(byte[] original, int position, byte[] part) {
        byte[] spoilt = original.clone();
        int start = position % (original.length - part.length);
        System.arraycopy(part, 0, spoilt, start, part.length);
        return spoilt;
    }

    private static byte[] propertyList(byte[] signature) {
        try {
            return SignedMessage.read(signature).content();
        } catch (SignatureRefused e) {
            throw new AssertionError("the forged signature can be read", e);
        }
    }
}
