package io.stoa.packageformat;

import static io.stoa.packageformat.FindingCode.CERTIFICATE_CHAIN_INVALID;
import static io.stoa.packageformat.FindingCode.CERTIFICATE_OUTSIDE_VALIDITY;
import static io.stoa.packageformat.FindingCode.SIGNATURE_INVALID;
import static io.stoa.packageformat.FindingCode.SIGNATURE_MALFORMED;
import static io.stoa.packageformat.FindingCode.SIGNATURE_TOO_LARGE;
import static io.stoa.packageformat.FindingCode.SIGNER_WITHOUT_MARKER;
import static io.stoa.packageformat.FindingCode.UNTRUSTED_ROOT;
import static io.stoa.packageformat.forge.ForgedSignature.SIGNING_TIME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.packageformat.forge.ForgedSignature;
import io.stoa.packageformat.forge.TestAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignatureFileTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();
    private static final Sha256 DIGEST = Sha256.of(new byte[] {1, 2, 3});
    private static final ForgedSignature CONTENT =
            new ForgedSignature(Map.of("manifest.json", DIGEST, "variant/a.ipa", DIGEST), 1);

    @Test
    void shouldSayWhichFilesAreSignedWhenAndByWhom() throws SignatureRefused {
        VerifiedSignature signature = SignatureFile.verify(CONTENT.by(AUTHORITY), AUTHORITY.trustAnchors());

        assertEquals(Map.of("manifest.json", DIGEST, "variant/a.ipa", DIGEST), signature.resources());
        assertEquals(SIGNING_TIME, signature.signingTime());
        assertEquals("Forged Manifest Signing", signature.signer());
    }

    @Test
    void shouldRefuseASignatureWithAnyOneOfItsBytesChanged() {
        byte[] signature = CONTENT.by(AUTHORITY);
        List<Integer> unnoticed = new ArrayList<>();
        for (int position = 0; position < signature.length; position++) {
            byte[] changed = signature.clone();
            changed[position] ^= 1;
            if (isAccepted(changed)) {
                unnoticed.add(position);
            }
        }

        assertEquals(List.of(), unnoticed);
    }

    @Test
    void shouldCallAChangedFileListAnInvalidSignature() {
        byte[] signature = CONTENT.by(AUTHORITY);
        int digest = indexOf(signature, DIGEST.bytes());
        signature[digest] ^= 1;

        assertRefused(SIGNATURE_INVALID, signature);
    }

    @Test
    void shouldCallAChangedRootInsideTheFileAnInvalidSignature() throws Exception {
        byte[] signature = CONTENT.by(AUTHORITY);
        byte[] root = AUTHORITY.root().getEncoded();
        signature[indexOf(signature, root) + root.length - 1] ^= 1;

        assertRefused(SIGNATURE_INVALID, signature);
    }

    @Test
    void shouldRefuseAChainThatLeadsToAnotherRoot() {
        assertRefused(UNTRUSTED_ROOT, CONTENT.by(TestAuthority.create()));
    }

    @Test
    void shouldRefuseAnotherRootOfTheSameName() {
        TestAuthority impostor = AUTHORITY.impostor();

        assertEquals(AUTHORITY.root().getSubjectX500Principal(), impostor.root().getSubjectX500Principal());
        assertRefused(UNTRUSTED_ROOT, CONTENT.by(impostor));
    }

    @Test
    void shouldNotTrustAForgedRootWhereApplesIsPinned() {
        SignatureRefused refused = assertThrows(
                SignatureRefused.class, () -> SignatureFile.verify(CONTENT.by(AUTHORITY), TrustAnchors.apple()));

        assertEquals(UNTRUSTED_ROOT, refused.code());
    }

    @Test
    void shouldRefuseALeafThatWasOverAtSigningTime() {
        assertRefused(CERTIFICATE_OUTSIDE_VALIDITY, CONTENT.by(AUTHORITY.withExpiredLeaf()));
    }

    @Test
    void shouldAcceptALeafThatIsOverTodayButWasValidAtSigningTime() throws SignatureRefused {
        Instant before = Instant.parse("2024-12-31T23:59:59Z");
        byte[] signature = AUTHORITY.withExpiredLeaf().sign(CONTENT.propertyList(), before);

        assertEquals(
                before,
                SignatureFile.verify(signature, AUTHORITY.trustAnchors()).signingTime());
    }

    @Test
    void shouldRefuseASigningTimeBeforeTheCertificatesBegan() {
        byte[] signature = AUTHORITY.sign(CONTENT.propertyList(), Instant.parse("2023-12-31T23:59:59Z"));

        assertRefused(CERTIFICATE_OUTSIDE_VALIDITY, signature);
    }

    @Test
    void shouldRefuseALeafWithoutTheMarker() {
        assertRefused(SIGNER_WITHOUT_MARKER, CONTENT.by(AUTHORITY.withLeafWithoutMarker()));
    }

    @Test
    void shouldRefuseAnIntermediateThatIsNoCertificateAuthority() {
        assertRefused(CERTIFICATE_CHAIN_INVALID, CONTENT.by(AUTHORITY.withIntermediateThatIsNoAuthority()));
    }

    @Test
    void shouldRefuseASignatureOverFourMebibytesWithoutReadingIt() {
        assertRefused(SIGNATURE_TOO_LARGE, new byte[SignatureFile.MAX_SIZE + 1]);
    }

    @Test
    void shouldRefuseBytesAfterTheMessage() {
        byte[] signature = CONTENT.by(AUTHORITY);

        assertRefused(SIGNATURE_MALFORMED, Arrays.copyOf(signature, signature.length + 1));
    }

    @Test
    void shouldRefuseATruncatedMessageAtEveryLength() {
        byte[] signature = CONTENT.by(AUTHORITY);
        for (int length = 0; length < signature.length; length += 7) {
            assertRefused(SIGNATURE_MALFORMED, Arrays.copyOf(signature, length));
        }
    }

    @Test
    void shouldRefuseDeeplyNestedDerWithoutLosingTheStack() {
        byte[] nested = new byte[SignatureFile.MAX_SIZE];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }

        assertRefused(SIGNATURE_MALFORMED, nested);
    }

    @Test
    void shouldRefuseAPropertyListOfAnotherVersion() {
        assertRefused(SIGNATURE_MALFORMED, new ForgedSignature(CONTENT.resources(), 2).by(AUTHORITY));
    }

    @Test
    void shouldRefuseMoreResourcesThanAnyPackageHas() {
        Map<String, Sha256> resources = new TreeMap<>();
        for (int i = 0; i <= 100_000; i++) {
            resources.put(Integer.toString(i, 36), DIGEST);
        }
        byte[] signature = new ForgedSignature(resources, 1).by(AUTHORITY);

        // the list is refused by its size or by its count, whichever is met first; never read
        assertEquals(
                signature.length > SignatureFile.MAX_SIZE ? SIGNATURE_TOO_LARGE : SIGNATURE_MALFORMED,
                refusal(signature).code());
    }

    @Test
    void shouldRefuseContentThatIsNoPropertyListThoughItIsSignedWell() {
        for (String content : Set.of("", "bplist00", "<plist/>", "bplist00" + "x".repeat(40))) {
            assertRefused(
                    SIGNATURE_MALFORMED, AUTHORITY.sign(content.getBytes(StandardCharsets.US_ASCII), SIGNING_TIME));
        }
    }

    private static void assertRefused(FindingCode code, byte[] signature) {
        assertEquals(code, refusal(signature).code());
    }

    private static SignatureRefused refusal(byte[] signature) {
        return assertThrows(SignatureRefused.class, () -> SignatureFile.verify(signature, AUTHORITY.trustAnchors()));
    }

    private static boolean isAccepted(byte[] signature) {
        try {
            SignatureFile.verify(signature, AUTHORITY.trustAnchors());
            return true;
        } catch (SignatureRefused e) {
            return false;
        }
    }

    private static int indexOf(byte[] whole, byte[] part) {
        for (int i = 0; i <= whole.length - part.length; i++) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("the part is not in the whole");
    }
}
