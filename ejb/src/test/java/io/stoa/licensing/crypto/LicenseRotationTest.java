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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While the encryption key is exchanged: devices with either certificate are served, and nobody learns which key it was. */
class LicenseRotationTest {

    private static final byte[] PLAIN = "an opaque licence request".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path data;

    private static KeyPair previous;
    private static PublicKey present;
    private static PrivateKey presentPrivate;

    @BeforeAll
    static void makeKeys() {
        previous = NewKeys.rsa3072();
        KeyPair own = PrivateKeyFile.read(
                new Workbench(data).withDevelopmentKeys().files().licensingEncryptionKey());
        present = own.getPublic();
        presentPrivate = own.getPrivate();
    }

    @Test
    void shouldOpenWhatEitherCertificateSealed() throws Exception {
        LicenseEnvelope rotated = after(previous.getPrivate());

        assertArrayEquals(PLAIN, rotated.open(Envelopes.seal(PLAIN, previous.getPublic())));
        assertArrayEquals(PLAIN, rotated.open(Envelopes.seal(PLAIN, present)));
    }

    @Test
    void shouldStopOpeningForThePreviousCertificateWhenItsKeyIsTakenAway() {
        LicenseEnvelope ended = Envelopes.opening(new Workbench(data).files());

        assertThrows(LicenseRequestRefused.class, () -> ended.open(Envelopes.seal(PLAIN, previous.getPublic())));
    }

    @Test
    void shouldOpenWhereThePreviousKeyIsThePresentOne() throws Exception {
        LicenseEnvelope same = after(presentPrivate);

        assertArrayEquals(PLAIN, same.open(Envelopes.seal(PLAIN, present)));
        assertEquals(
                sentence(),
                refusalOf(same, Envelopes.seal(PLAIN, previous.getPublic())).sentence());
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 4096})
    void shouldOpenBesideAPreviousKeyOfAnotherLength(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        LicenseEnvelope mixed = after(generator.generateKeyPair().getPrivate());

        assertArrayEquals(PLAIN, mixed.open(Envelopes.seal(PLAIN, present)));
        assertEquals(
                sentence(),
                refusalOf(mixed, Envelopes.seal(PLAIN, previous.getPublic())).sentence());
    }

    @Test
    void shouldAnswerOneAndTheSameConstantWhicheverKeyAndStepFailed() throws Exception {
        LicenseEnvelope rotated = after(previous.getPrivate());
        Map<String, EncryptedRequest> wrong = new LinkedHashMap<>();
        wrong.put("both keys fail", Envelopes.seal(PLAIN, NewKeys.rsa3072().getPublic()));
        for (PublicKey key : new PublicKey[] {present, previous.getPublic()}) {
            wrong.put("padding under " + key.hashCode(), broken(key));
            wrong.put("no whole block under " + key.hashCode(), with(new byte[17], wrapped(Envelopes.keyAndIv(), key)));
            wrong.put("short key under " + key.hashCode(), with(Envelopes.aes(PLAIN), wrapped(new byte[31], key)));
            wrong.put("long key under " + key.hashCode(), with(Envelopes.aes(PLAIN), wrapped(new byte[33], key)));
        }
        wrong.put("zeros", with(Envelopes.aes(PLAIN), new byte[384]));
        wrong.put("more than the modulus", with(Envelopes.aes(PLAIN), filled(384)));
        wrong.put("another length", with(Envelopes.aes(PLAIN), filled(385)));

        wrong.forEach((what, request) -> {
            LicenseRequestRefused refusal = refusalOf(rotated, request);
            assertEquals(sentence(), refusal.sentence(), what);
            assertEquals(FailureCode.LICENSE_REQUEST_REFUSED, refusal.code(), what);
            assertNull(refusal.getCause(), what);
        });
    }

    private static EncryptedRequest broken(PublicKey key) {
        return with(Arrays.copyOf(Envelopes.aes(new byte[64]), 64), wrapped(Envelopes.keyAndIv(), key));
    }

    private static byte[] wrapped(byte[] keyAndIv, PublicKey key) {
        return Envelopes.rsa(keyAndIv, key, Envelopes.OAEP);
    }

    private static EncryptedRequest with(byte[] request, byte[] key) {
        return new EncryptedRequest(Envelopes.base64(request), Envelopes.base64(key));
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    private static String sentence() {
        return new LicenseRequestRefused().sentence();
    }

    private static LicenseRequestRefused refusalOf(LicenseEnvelope envelope, EncryptedRequest request) {
        return assertThrows(LicenseRequestRefused.class, () -> envelope.open(request));
    }

    private static LicenseEnvelope after(PrivateKey former) throws Exception {
        Path file = Files.write(data.resolve("previous.pem"), NewKeys.pem(former));
        return Envelopes.opening(new Workbench(data)
                .configured("stoa.licensing.previous-encryption-key-file", file)
                .files());
    }
}
