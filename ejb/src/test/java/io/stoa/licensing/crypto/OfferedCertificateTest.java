package io.stoa.licensing.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.keys.crypto.NewKeys;
import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a certificate that holds now, of an RSA key of 3072 bits, is looked at further. */
class OfferedCertificateTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofDays(1));
    private static final Instant AFTER = NOW.plus(Duration.ofDays(365));
    private static final KeyPair KEY = NewKeys.rsa3072();
    private static final byte[] GOOD = PretendAuthority.issue(KEY.getPublic(), BEFORE, AFTER);

    @Test
    void shouldReadDerInBase64AndPem() {
        for (String text : new String[] {
            PretendAuthority.base64(GOOD),
            PretendAuthority.pem(GOOD),
            "\n  " + PretendAuthority.pem(GOOD) + "\n",
            Base64.getMimeEncoder().encodeToString(GOOD),
            Base64.getEncoder().encodeToString(PretendAuthority.pem(GOOD).getBytes(StandardCharsets.US_ASCII))
        }) {
            OfferedCertificate read = read(text);

            assertArrayEquals(GOOD, read.der());
            assertEquals(AFTER, read.notAfter());
            assertTrue(read.belongsTo(KEY.getPublic()));
            assertFalse(read.belongsTo(NewKeys.p256().getPublic()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "garbage",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "MIIB",
                "\u0000",
                "🎈"
            })
    void shouldRefuseWhatIsNoCertificate(String text) {
        assertTrue(refusalOf(text).sentence().startsWith("The encryption certificate cannot be read"));
    }

    @Test
    void shouldRefuseMoreThanACertificate() {
        byte[] twice = Arrays.copyOf(GOOD, 2 * GOOD.length);
        System.arraycopy(GOOD, 0, twice, GOOD.length, GOOD.length);

        refusalOf(PretendAuthority.base64(twice));
        refusalOf(PretendAuthority.pem(GOOD) + PretendAuthority.pem(GOOD));
    }

    @Test
    void shouldKeepNothingThatStandsBehindTheCertificate() {
        assertArrayEquals(
                GOOD,
                read(PretendAuthority.base64(Arrays.copyOf(GOOD, GOOD.length + 7)))
                        .der());
    }

    @Test
    void shouldRefuseACertificateCutAnywhere() {
        for (int length = 0; length < GOOD.length; length += 13) {
            refusalOf(PretendAuthority.base64(Arrays.copyOf(GOOD, length)));
        }
    }

    @Property(tries = 200)
    void shouldRefuseAnyBytes(@ForAll byte[] bytes) {
        refusalOf(PretendAuthority.base64(bytes));
    }

    @Test
    void shouldNotReadWhatIsLongerThanAnyCertificate() {
        assertTrue(refusalOf("A".repeat(10_000_000)).sentence().contains("64 KiB are the most"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 4096})
    void shouldRefuseRsaOfAnotherLength(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);

        assertRefusedAsOtherKey(generator.generateKeyPair().getPublic());
    }

    @Test
    void shouldRefuseAnEllipticCurve() {
        assertRefusedAsOtherKey(NewKeys.p256().getPublic());
    }

    @Test
    void shouldRefuseACertificateThatRanOut() {
        byte[] expired = PretendAuthority.issue(KEY.getPublic(), BEFORE, NOW);

        assertTrue(refusalOf(PretendAuthority.base64(expired)).sentence().contains("ran out at " + NOW));
    }

    @Test
    void shouldRefuseACertificateThatDoesNotHoldYet() {
        byte[] later = PretendAuthority.issue(KEY.getPublic(), NOW.plusSeconds(1), AFTER);

        assertTrue(refusalOf(PretendAuthority.base64(later)).sentence().contains("holds only from"));
    }

    private static void assertRefusedAsOtherKey(PublicKey key) {
        byte[] certificate = PretendAuthority.issue(key, BEFORE, AFTER);

        assertTrue(refusalOf(PretendAuthority.base64(certificate)).sentence().contains("3072 bits"));
    }

    private static OfferedCertificate read(String text) {
        return OfferedCertificate.read(LicensingKeyPurpose.ENCRYPTION, text, NOW);
    }

    private static MarketplaceException refusalOf(String text) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, () -> read(text));
        assertEquals(FailureCode.CERTIFICATE_REFUSED, refusal.code());
        return refusal;
    }
}
