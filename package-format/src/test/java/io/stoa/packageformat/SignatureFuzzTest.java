package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stoa.packageformat.forge.TestAuthority;
import java.util.Map;

/** Whatever is sent as a signature proves nothing to a trusted root, and is understood in one way or not at all. */
class SignatureFuzzTest {

    private static final TrustAnchors STRANGER = TestAuthority.create().trustAnchors();

    @FuzzTest(maxDuration = "3m")
    void shouldTrustNoSignatureOfAStranger(byte[] der) {
        SignatureRefused refused = assertThrows(SignatureRefused.class, () -> SignatureFile.verify(der, STRANGER));

        assertFalse(refused.finding().sentence().isBlank());
    }

    @FuzzTest(maxDuration = "3m")
    void shouldReadOneSignerAndItsContentOrRefuse(byte[] der) {
        SignedMessage message;
        try {
            message = SignedMessage.read(der);
        } catch (SignatureRefused refused) {
            assertEquals(FindingCode.SIGNATURE_MALFORMED, refused.code());
            return;
        }
        assertTrue(message.content().length <= der.length);
        assertTrue(message.certificates().contains(message.signerCertificate()));
        assertTrue(message.certificates().size() <= 16);
    }

    @FuzzTest(maxDuration = "3m")
    void shouldReadAPropertyListOfDigestsOrRefuse(byte[] list) {
        Map<String, Sha256> resources;
        try {
            resources = SignedResources.read(list);
        } catch (SignatureRefused refused) {
            assertEquals(FindingCode.SIGNATURE_MALFORMED, refused.code());
            return;
        }
        long characters = resources.keySet().stream().mapToLong(String::length).sum();
        assertTrue(characters <= 4L * list.length, "a list says no more than its bytes could");
    }
}
