package io.stoa.simulator.device;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key pair with a certificate, as the licence service has two of. */
record FakeCertificate(KeyPair keys, X509Certificate certificate) {

    /** RSA-3072 keys take long to make; these are shared by all tests. */
    static final FakeCertificate SIGNING = of(3072, Instant.parse("2030-01-01T00:00:00Z"));

    static final FakeCertificate ENCRYPTION = of(3072, Instant.parse("2030-01-01T00:00:00Z"));

    static FakeCertificate of(int bits, Instant end) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return of(generator.generateKeyPair(), end);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    FakeCertificate endingAt(Instant end) {
        return of(keys, end);
    }

    byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FakeCertificate of(KeyPair keys, Instant end) {
        X500Principal name = new X500Principal("CN=Fake App License Delivery");
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.parse("2024-01-01T00:00:00Z")),
                    Date.from(end),
                    name,
                    keys.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new FakeCertificate(keys, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
