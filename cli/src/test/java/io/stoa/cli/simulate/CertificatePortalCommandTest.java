package io.stoa.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What somebody without an Apple account tries licence keys with. */
class CertificatePortalCommandTest {

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    @Test
    void shouldWriteTheCertificateBesideItsRequest() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair key = generator.generateKeyPair();
        Path request = folder.resolve("encryption.csr");
        try (JcaPEMWriter pem = new JcaPEMWriter(Files.newBufferedWriter(request))) {
            pem.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Kite Market"), key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
        }

        assertEquals(0, run(request));
        try (var certificate = Files.newInputStream(folder.resolve("encryption.cer"))) {
            assertEquals(
                    key.getPublic(),
                    ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(certificate))
                            .getPublicKey());
        }
    }

    @Test
    void shouldSayWhichFileIsNoRequestAndWriteNothing() throws IOException {
        Path request = Files.writeString(folder.resolve("notes.csr"), "not a request");

        assertEquals(2, run(request));
        assertTrue(printed.toString().contains("notes.csr is not certified: not a signing request"), printed::toString);
        assertFalse(Files.exists(folder.resolve("notes.cer")));
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertEquals(2, run(folder.resolve("missing.csr")));
    }

    private int run(Path request) {
        return new CommandLine(new CertificatePortalCommand())
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true))
                .execute(request.toString());
    }
}
