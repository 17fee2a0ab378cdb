package io.stoa.licensing.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.LicenseRequestRefused;
import io.stoa.problem.FailureCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests open as devices sealed them. Everything else gets one and the same refusal. */
class LicenseEnvelopeTest {

    private static final byte[] PLAIN = "an opaque licence request".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path data;

    private static Workbench workbench;
    private static LicenseEnvelope envelope;
    private static PublicKey present;

    @BeforeAll
    static void setUp() {
        workbench = new Workbench(data).withDevelopmentKeys();
        envelope = Envelopes.opening(workbench.files());
        present =
                PrivateKeyFile.read(workbench.files().licensingEncryptionKey()).getPublic();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 10_000})
    void shouldOpenWhatADeviceSealed(int length) {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);

        assertArrayEquals(plain, envelope.open(Envelopes.seal(plain, present)));
    }

    @Test
    void shouldRefuseWhatWasSealedForAnotherCertificate() {
        assertRefused(Envelopes.seal(PLAIN, NewKeys.rsa3072().getPublic()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA", "====", "QUJD_-", "\u0000", "AAAA\nAAAA"})
    void shouldRefuseAKeyThatIsNoBase64OfItsLength(String key) {
        assertRefused(new EncryptedRequest(Envelopes.base64(Envelopes.aes(PLAIN)), key));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256, 383, 385, 512})
    void shouldRefuseAKeyOfAnotherLength(int length) {
        assertRefused(new EncryptedRequest(Envelopes.base64(Envelopes.aes(PLAIN)), Envelopes.base64(new byte[length])));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "\u0000"})
    void shouldRefuseARequestThatIsNoBase64OfWholeBlocks(String request) {
        assertRefused(new EncryptedRequest(
                request, Envelopes.base64(Envelopes.rsa(Envelopes.keyAndIv(), present, Envelopes.OAEP))));
    }

    @Test
    void shouldRefuseAKeyWithOneBitChanged() {
        EncryptedRequest sealed = Envelopes.seal(PLAIN, present);
        byte[] key = Base64.getDecoder().decode(sealed.key());
        for (int position = 0; position < key.length; position += 16) {
            byte[] changed = key.clone();
            changed[position] ^= 1;
            assertRefused(new EncryptedRequest(sealed.request(), Envelopes.base64(changed)));
        }
    }

    @Test
    void shouldRefuseARequestWhosePaddingIsBroken() {
        byte[] cut = Arrays.copyOf(Envelopes.aes(new byte[64]), 64);

        assertRefused(new EncryptedRequest(
                Envelopes.base64(cut), Envelopes.seal(PLAIN, present).key()));
    }

    @Test
    void shouldRefuseAKeyWrappedWithSha1() {
        OAEPParameterSpec sha1 =
                new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

        assertRefused(wrapped(Envelopes.rsa(Envelopes.keyAndIv(), present, sha1)));
    }

    @Test
    void shouldRefuseAKeyWhoseMaskIsMadeWithSha1() {
        OAEPParameterSpec mixed =
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

        assertRefused(wrapped(Envelopes.rsa(Envelopes.keyAndIv(), present, mixed)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33, 64})
    void shouldRefuseAKeyAndIvOfAnotherLength(int length) {
        assertRefused(wrapped(Envelopes.rsa(new byte[length], present, Envelopes.OAEP)));
    }

    @Test
    void shouldSayTheSameWhateverWasWrong() {
        LicenseRequestRefused expected = new LicenseRequestRefused();

        for (EncryptedRequest wrong : new EncryptedRequest[] {
            new EncryptedRequest("!", "!"),
            new EncryptedRequest(Envelopes.base64(Envelopes.aes(PLAIN)), Envelopes.base64(new byte[384])),
            new EncryptedRequest("AAAA", Envelopes.seal(PLAIN, present).key()),
            wrapped(Envelopes.rsa(new byte[5], present, Envelopes.OAEP))
        }) {
            LicenseRequestRefused refusal = refusalOf(wrong);
            assertEquals(expected.sentence(), refusal.sentence());
            assertEquals(FailureCode.LICENSE_REQUEST_REFUSED, refusal.code());
            assertNull(refusal.getCause(), "the cause would tell which step failed");
        }
    }

    private static EncryptedRequest wrapped(byte[] key) {
        return new EncryptedRequest(Envelopes.base64(Envelopes.aes(PLAIN)), Envelopes.base64(key));
    }

    private static void assertRefused(EncryptedRequest request) {
        refusalOf(request);
    }

    private static LicenseRequestRefused refusalOf(EncryptedRequest request) {
        return assertThrows(LicenseRequestRefused.class, () -> envelope.open(request));
    }
}
