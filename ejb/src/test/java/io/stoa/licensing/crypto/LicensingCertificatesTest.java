package io.stoa.licensing.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.keys.service.KeyFiles;
import io.stoa.keys.service.Workbench;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates devices fetch belong to the keys we use, or nothing starts. */
class LicensingCertificatesTest {

    private static final String SIGNING = "stoa.licensing.signing-certificate-file";

    @TempDir
    static Path data;

    private static KeyFiles files;

    @BeforeAll
    static void setUp() {
        files = new Workbench(data).withDevelopmentKeys().files();
    }

    @Test
    void shouldServeTheFilesAsTheyAre() throws Exception {
        LicensingCertificates certificates = reading(files);

        assertArrayEquals(Files.readAllBytes(files.licensingSigningCertificate()), certificates.signing());
        assertArrayEquals(Files.readAllBytes(files.licensingEncryptionCertificate()), certificates.encryption());
    }

    @Test
    void shouldServeDerWhereTheFileIsPem(@TempDir Path folder) throws Exception {
        byte[] der = Files.readAllBytes(files.licensingSigningCertificate());
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
        Path file = Files.writeString(folder.resolve("signing.pem"), pem);

        assertArrayEquals(der, reading(configured(file)).signing());
    }

    @Test
    void shouldRefuseACertificateOfAnotherKey() {
        MarketplaceException refusal = refusalOf(files.licensingEncryptionCertificate());

        assertEquals(FailureCode.NOT_CONFIGURED, refusal.code());
        assertTrue(refusal.sentence().contains("belongs to another key"));
    }

    @Test
    void shouldServeASealersCertificateWithoutItsKey() throws Exception {
        KeyFiles besideASealer = new Workbench(data)
                .configured("stoa.licensing.sealer", "http")
                .configured("stoa.licensing.signing-key-file", data.resolve("none.pem"))
                .configured(SIGNING, files.licensingSigningCertificate())
                .files();

        assertArrayEquals(
                Files.readAllBytes(files.licensingSigningCertificate()),
                reading(besideASealer).signing());
    }

    @Test
    void shouldRefuseWhatIsNoCertificate(@TempDir Path folder) throws Exception {
        Path garbage = Files.write(folder.resolve("garbage.cer"), "garbage".getBytes(StandardCharsets.UTF_8));

        assertTrue(refusalOf(garbage).sentence().contains("cannot be read as a certificate"));
        assertTrue(refusalOf(folder.resolve("missing.cer")).sentence().contains("cannot be read"));
    }

    private static MarketplaceException refusalOf(Path certificate) {
        return assertThrows(MarketplaceException.class, () -> reading(configured(certificate)));
    }

    private static KeyFiles configured(Path certificate) {
        return new Workbench(data).configured(SIGNING, certificate).files();
    }

    private static LicensingCertificates reading(KeyFiles files) {
        LicensingCertificates certificates = new LicensingCertificates();
        certificates.ring = LicensingRings.of(files);
        return certificates;
    }
}
