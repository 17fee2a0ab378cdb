package io.stoa.keys.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever provider uses an RSA key, it opens the same and refuses the same. */
class RsaKeyTest {

    private static final int LENGTH = 384;
    private static final KeyPair PAIR = NewKeys.rsa3072();
    private static final byte[] SECRET = "0123456789abcdefFEDCBA9876543210".getBytes(StandardCharsets.US_ASCII);

    /** The native provider where it loads, BouncyCastle as one that says no in its own way, and the platform. */
    static Stream<RsaKey> keys() {
        return Stream.of(
                        SignatureProviders.fasterThanThePlatformWithRsa(),
                        List.<Provider>of(new BouncyCastleProvider()),
                        List.<Provider>of())
                .map(candidates -> RsaKey.of(PAIR.getPrivate(), candidates));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldUnwrapNothingOfAnotherLength(RsaKey key) {
        for (int length : new int[] {0, 1, 32, LENGTH - 1, LENGTH + 1, 2 * LENGTH, 100_000}) {
            assertEquals(Optional.empty(), key.unwrap(new byte[length]), length + " bytes");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldUnwrapNoGarbage(RsaKey key) {
        byte[] garbage = new byte[LENGTH];
        assertEquals(Optional.empty(), key.unwrap(garbage), "zero");
        Arrays.fill(garbage, (byte) 0xff);
        assertEquals(Optional.empty(), key.unwrap(garbage), "more than the modulus");
        for (int seed = 0; seed < 20; seed++) {
            new Random(seed).nextBytes(garbage);
            assertEquals(Optional.empty(), key.unwrap(garbage), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldUnwrapNothingThatWasWrappedForAnother(RsaKey key) throws Exception {
        PublicKey another = PemFiles.rsa(3072).getPublic();

        assertEquals(Optional.empty(), key.unwrap(wrapped(another, oaep("SHA-256", MGF1ParameterSpec.SHA256))));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldUnwrapNothingWithAnotherHashOrPadding(RsaKey key) throws Exception {
        for (OAEPParameterSpec other : List.of(
                oaep("SHA-1", MGF1ParameterSpec.SHA1),
                oaep("SHA-256", MGF1ParameterSpec.SHA1),
                oaep("SHA-1", MGF1ParameterSpec.SHA256),
                oaep("SHA-512", MGF1ParameterSpec.SHA512),
                new OAEPParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(new byte[] {1})))) {
            assertEquals(Optional.empty(), key.unwrap(wrapped(PAIR.getPublic(), other)));
        }
        Cipher pkcs1 = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        pkcs1.init(Cipher.ENCRYPT_MODE, PAIR.getPublic());
        assertEquals(Optional.empty(), key.unwrap(pkcs1.doFinal(SECRET)));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldUnwrapNothingWithOneBitChanged(RsaKey key) throws Exception {
        byte[] wrapped = wrapped(PAIR.getPublic(), oaep("SHA-256", MGF1ParameterSpec.SHA256));
        for (int position = 0; position < LENGTH; position += 16) {
            byte[] changed = wrapped.clone();
            changed[position] ^= 1;
            assertEquals(Optional.empty(), key.unwrap(changed), "byte " + position);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldUnwrapWhatADeviceWrapped(RsaKey key) throws Exception {
        byte[] wrapped = wrapped(PAIR.getPublic(), oaep("SHA-256", MGF1ParameterSpec.SHA256));

        assertArrayEquals(SECRET, key.unwrap(wrapped).orElseThrow());
        assertTrue(IntStream.range(0, 40)
                .parallel()
                .allMatch(i -> Arrays.equals(SECRET, key.unwrap(wrapped).orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void shouldSignSoThatOthersVerify(RsaKey key) throws Exception {
        JWSObject signed = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("licence"));
        signed.sign(key.signer());

        assertTrue(signed.verify(new RSASSAVerifier((RSAPublicKey) PAIR.getPublic())));
    }

    @Test
    void shouldPreferAmazonCorrettoWhereItsLibraryLoads() {
        assumeTrue(
                !SignatureProviders.fasterThanThePlatformWithRsa().isEmpty(),
                "the native library of Amazon Corretto Crypto Provider is made for another platform");

        assertEquals(
                "AmazonCorrettoCryptoProvider", RsaKey.of(PAIR.getPrivate()).provider());
    }

    @Test
    void shouldLeaveToThePlatformWhatAProviderDoesOtherwise() {
        RsaKey key = RsaKey.of(PAIR.getPrivate(), List.of(new LyingProvider()));

        assertEquals("platform", key.provider());
    }

    @Test
    void shouldUnwrapNothingWithAKeyThatIsNotRsa() {
        RsaKey key = RsaKey.of(NewKeys.p256().getPrivate());

        assertEquals(Optional.empty(), key.unwrap(new byte[LENGTH]));
    }

    @Test
    void shouldMakeEachKeyReadyOnce() {
        RsaKeys keys = new RsaKeys();

        assertSame(keys.ready(PAIR.getPrivate()), keys.ready(PAIR.getPrivate()));
    }

    private static OAEPParameterSpec oaep(String hash, MGF1ParameterSpec mask) {
        return new OAEPParameterSpec(hash, "MGF1", mask, PSource.PSpecified.DEFAULT);
    }

    private static byte[] wrapped(PublicKey key, OAEPParameterSpec oaep) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, oaep);
        return cipher.doFinal(SECRET);
    }

    /** Reads and unwraps properly, but signs with another algorithm than it says. */
    private static final class LyingProvider extends Provider {

        private static final long serialVersionUID = 1L;

        LyingProvider() {
            super("Lying", "1", "signs with SHA-1");
            Provider truth = new BouncyCastleProvider();
            put("KeyFactory.RSA", truth.getService("KeyFactory", "RSA").getClassName());
            put("Cipher.RSA", truth.getService("Cipher", "RSA").getClassName());
            put(
                    "Signature.SHA256withRSA",
                    truth.getService("Signature", "SHA1withRSA").getClassName());
        }
    }
}
