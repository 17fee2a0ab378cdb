package io.stoa.simulator.licensing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal looks at a signing request as strictly as Apple's does. */
class CertificatePortalTest {

    private static final String NAME = "CN=Kite Market,E=ops@kite.example";

    private static CertificatePortal portal;
    private static KeyPair key;

    @BeforeAll
    static void open() throws GeneralSecurityException {
        portal = CertificatePortal.open(Clock.systemUTC());
        key = rsa(3072);
    }

    @Test
    void shouldCertifyTheKeyOfARequestUnderItsName() throws Exception {
        X509Certificate certificate = read(portal.issue(request(key.getPublic(), key)));

        assertArrayEquals(
                key.getPublic().getEncoded(), certificate.getPublicKey().getEncoded());
        assertEquals(
                new X500Name(NAME),
                new X500Name(certificate.getSubjectX500Principal().getName()));
        certificate.checkValidity();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n",
                "-----BEGIN CERTIFICATE REQUEST-----\n*\n-----END CERTIFICATE REQUEST-----\n"
            })
    void shouldRefuseWhatIsNoRequest(String text) {
        assertThrows(IllegalArgumentException.class, () -> portal.issue(text));
    }

    @Test
    void shouldRefuseAKeyOfAnotherLength() throws Exception {
        KeyPair shorter = rsa(2048);
        String request = request(shorter.getPublic(), shorter);

        assertThrows(IllegalArgumentException.class, () -> portal.issue(request));
    }

    @Test
    void shouldRefuseAKeyThatSomebodyElseAsksFor() throws Exception {
        String request = request(key.getPublic(), rsa(3072));

        assertThrows(IllegalArgumentException.class, () -> portal.issue(request));
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String request(PublicKey certified, KeyPair signer) throws OperatorCreationException, IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name(NAME), certified)
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())));
        }
        return text.toString();
    }

    private static X509Certificate read(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
