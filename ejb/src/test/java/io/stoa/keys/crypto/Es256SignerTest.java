package io.stoa.keys.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fastest provider signs, provided that others verify what it signed. */
class Es256SignerTest {

    private static final Provider JDK = Security.getProvider("SunEC");
    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.ES256);
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().issuer("6700000001").build();

    private final KeyPair key = NewKeys.p256();

    static List<Provider> candidates() {
        return SignatureProviders.candidates();
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void shouldSignWithEachProviderSoThatTheOthersVerify(Provider provider) throws Exception {
        Es256Signer signer = Es256Signer.of(key, List.of(provider));

        for (int i = 0; i < 20; i++) {
            SignedJWT token = SignedJWT.parse(signer.sign(HEADER, CLAIMS));
            assertTrue(token.verify(new ECDSAVerifier((ECPublicKey) key.getPublic())));
            assertEquals(64, token.getSignature().decode().length, "R and S, 32 bytes each");
        }
        assertEquals(provider.getName(), signer.provider());
    }

    @Test
    void shouldPreferAmazonCorrettoWhereItsLibraryLoads() {
        boolean loads = candidates().get(0).getName().equals("AmazonCorrettoCryptoProvider");
        assumeTrue(loads, "the native library of Amazon Corretto Crypto Provider is made for another platform");

        assertEquals("AmazonCorrettoCryptoProvider", Es256Signer.of(key).provider());
    }

    @Test
    void shouldFallBackToTheNextProviderWhenOneHasNoSuchAlgorithm() {
        Provider empty = new EmptyProvider();

        assertEquals("SunEC", Es256Signer.of(key, List.of(empty, JDK)).provider());
    }

    @Test
    void shouldFallBackWhenNobodyVerifiesWhatAProviderSigns() {
        Provider lying = new LyingProvider();

        assertEquals(
                "BC",
                Es256Signer.of(key, List.of(lying, new BouncyCastleProvider())).provider());
    }

    @Test
    void shouldRefuseAKeyNoProviderSignsWith() throws Exception {
        KeyPair rsa = PemFiles.rsa(2048);

        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> Es256Signer.of(rsa));

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
    }

    @Test
    void shouldRefuseAPrivateKeyWithTheWrongPublicKey() {
        KeyPair mixed = new KeyPair(NewKeys.p256().getPublic(), key.getPrivate());

        assertThrows(MarketplaceException.class, () -> Es256Signer.of(mixed));
    }

    @Test
    void shouldSignForManyThreadsAtOnce() {
        Es256Signer signer = Es256Signer.of(key);

        assertTrue(IntStream.range(0, 200).parallel().allMatch(i -> isVerified(signer.sign(HEADER, CLAIMS))));
    }

    @Test
    void shouldOfferTheJdkWhateverElseIsMissing() {
        assertTrue(candidates().contains(JDK));
    }

    private boolean isVerified(String token) {
        try {
            return SignedJWT.parse(token).verify(new ECDSAVerifier((ECPublicKey) key.getPublic()));
        } catch (Exception unverifiable) {
            throw new AssertionError(unverifiable);
        }
    }

    private static final class EmptyProvider extends Provider {

        private static final long serialVersionUID = 1L;

        EmptyProvider() {
            super("Empty", "1", "knows nothing");
        }
    }

    /** Reads keys properly, but signs with another algorithm than it says. */
    private static final class LyingProvider extends Provider {

        private static final long serialVersionUID = 1L;

        LyingProvider() {
            super("Lying", "1", "signs with SHA-1");
            Provider truth = new BouncyCastleProvider();
            put("KeyFactory.EC", truth.getService("KeyFactory", "EC").getClassName());
            put(
                    "Signature.SHA256withECDSA",
                    truth.getService("Signature", "SHA1withECDSA").getClassName());
        }
    }
}
