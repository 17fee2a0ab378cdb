package io.stoa.cli.licensekeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stoa.cli.installation.ScriptedInstallation;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two files for Apple's portal, and two that come back. */
class LicenseKeysCommandTest {

    private static final String BOTH =
            """
            {"requests":[{"id":"1","purpose":"encryption","signingRequest":"ENCRYPTION"},
                         {"id":"2","purpose":"signing","signingRequest":"SIGNING"}]}""";
    private static final String ENCRYPTION_ALONE =
            """
            {"requests":[{"id":"1","purpose":"encryption","signingRequest":"ENCRYPTION"}]}""";
    private static final String KEYS =
            """
            {"keys":[{"id":"0190","purpose":"encryption","state":"former","fingerprint":"0123456789abcdef00",
                      "notAfter":"2027-01-01T00:00:00Z","opensUntil":"2026-12-01T00:00:00Z"},
                     {"purpose":"signing","state":"active","fingerprint":"0123456789abcdef00"}]}""";

    @TempDir
    Path folder;

    @TempDir
    Path data;

    private ScriptedInstallation installation;

    @BeforeEach
    void listen() {
        installation = new ScriptedInstallation(data);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void shouldWriteTheTwoFilesThePortalAsksFor() throws Exception {
        installation.answering(200, BOTH);

        assertEquals(0, request("--email=ops@market.example"), installation.err());
        assertEquals("ENCRYPTION", Files.readString(folder.resolve("encryption.csr")));
        assertEquals("SIGNING", Files.readString(folder.resolve("signing.csr")));
        assertFalse(Files.exists(folder.resolve("signing-key.pem")));
        assertTrue(
                installation
                        .asked()
                        .get(0)
                        .endsWith("{\"commonName\":\"Market\",\"fresh\":false,\"email\":\"ops@market.example\"}"),
                installation.asked().toString());
    }

    @Test
    void shouldMakeTheSigningKeyOfASealerHereAndSendItNowhere() throws Exception {
        installation.answering(200, ENCRYPTION_ALONE);

        assertEquals(0, request("--email=ops@market.example"), installation.err());
        PKCS10CertificationRequest request = read(folder.resolve("signing.csr"));
        assertEquals("E=ops@market.example,CN=Market", request.getSubject().toString());
        assertTrue(request.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo())));
        PrivateKeyInfo key = read(folder.resolve("signing-key.pem"));
        assertTrue(key.getEncoded().length > 1_700, "3072 bits");
        assertEquals(1, installation.asked().size());
        assertFalse(installation.out().contains("PRIVATE KEY"));
    }

    @Test
    void shouldLetNobodyElseReadTheSigningKey() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no file modes here");
        installation.answering(200, ENCRYPTION_ALONE);
        request();

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("signing-key.pem"))));
    }

    @Test
    void shouldOverwriteNoKey() throws Exception {
        Files.writeString(folder.resolve("signing-key.pem"), "a key");
        installation.answering(200, ENCRYPTION_ALONE);

        assertEquals(2, request());
        assertTrue(installation.err().contains("is not overwritten"), installation.err());
        assertEquals("a key", Files.readString(folder.resolve("signing-key.pem")));
        assertFalse(Files.exists(folder.resolve("signing.csr")));
    }

    @Test
    void shouldWriteNothingWhereTheInstallationSaysNo() {
        installation.answering(400, "{\"detail\":\"The common name has 1 to 64 characters.\"}");

        assertEquals(2, request());
        assertEquals(
                "The common name has 1 to 64 characters.", installation.err().strip());
        assertFalse(Files.exists(folder.resolve("encryption.csr")));
    }

    @Test
    void shouldSayThatAFolderCannotBeWrittenTo() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        installation.answering(200, BOTH);

        assertEquals(2, installation.run(new LicenseKeysCommand(), "request", "--common-name=Market", "--out=" + file));
        assertTrue(installation.err().contains("Nothing can be written"), installation.err());
    }

    @Test
    void shouldSendCertificatesAsTheyAreAndListWhatIsInForce() throws Exception {
        Path encryption = Files.write(folder.resolve("encryption.cer"), new byte[] {0x30, (byte) 0x82, 1, -1});
        Path signing = Files.writeString(folder.resolve("signing.pem"), "-----BEGIN");
        installation.answering(200, KEYS);

        assertEquals(
                0,
                installation.run(
                        new LicenseKeysCommand(),
                        "install",
                        "--encryption-certificate=" + encryption,
                        "--signing-certificate=" + signing,
                        "--former-until=2026-12-01T00:00:00Z"),
                installation.err());
        assertEquals(
                "POST /api/v1/license-keys/certificates {\"encryptionCertificate\":\"MIIB/w==\","
                        + "\"signingCertificate\":\"LS0tLS1CRUdJTg==\",\"formerUntil\":\"2026-12-01T00:00:00Z\"}",
                installation.asked().get(0));
        assertTrue(installation.out().contains("opens requests until 2026-12-01T00:00:00Z"), installation.out());
    }

    @Test
    void shouldSendNothingThatIsNoCertificateOnSight() throws Exception {
        Path big = Files.write(folder.resolve("big.cer"), new byte[10_000_000]);

        assertEquals(2, install(big));
        assertEquals(2, install(folder.resolve("missing.cer")));
        assertEquals(2, install(folder));
        assertEquals(2, installation.run(new LicenseKeysCommand(), "install"));
        assertEquals(0, installation.asked().size());
    }

    @Test
    void shouldListKeysALineForEach() {
        installation.answering(200, KEYS);

        assertEquals(0, installation.run(new LicenseKeysCommand(), "list"));
        assertEquals(2, installation.out().lines().count());
        assertTrue(installation.out().contains("signing     active   0123456789abcdef…  file"), installation.out());
    }

    private int request(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "request";
        arguments[1] = "--common-name=Market";
        arguments[2] = "--out=" + folder;
        System.arraycopy(more, 0, arguments, 3, more.length);
        return installation.run(new LicenseKeysCommand(), arguments);
    }

    private int install(Path file) {
        return installation.run(new LicenseKeysCommand(), "install", "--encryption-certificate=" + file);
    }

    @SuppressWarnings("unchecked")
    private static <T> T read(Path file) throws Exception {
        try (PEMParser pem = new PEMParser(new StringReader(Files.readString(file)))) {
            return (T) pem.readObject();
        }
    }
}
