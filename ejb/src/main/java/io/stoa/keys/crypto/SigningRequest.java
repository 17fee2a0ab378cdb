package io.stoa.keys.crypto;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Asks a certificate authority for the certificate of an RSA key (PKCS #10, signed with SHA-256). */
public final class SigningRequest {

    private SigningRequest() {}

    /** The request in PEM, as Apple's portal takes it. */
    public static String pem(KeyPair key, X500Name subject) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(signed(key, subject));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString();
    }

    private static PKCS10CertificationRequest signed(KeyPair key, X500Name subject) {
        try {
            return new JcaPKCS10CertificationRequestBuilder(subject, key.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()));
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException("a key that is kept here signs its own request", impossible);
        }
    }
}
