package io.stoa.keys.crypto;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemObject;

/** Key files in the forms other tools write. */
final class PemFiles {

    private PemFiles() {}

    /** {@code -----BEGIN PRIVATE KEY-----} */
    static Path pkcs8(Path file, KeyPair key) throws IOException {
        return write(file, new JcaPKCS8Generator(key.getPrivate(), null));
    }

    /** {@code -----BEGIN RSA PRIVATE KEY-----} */
    static Path pkcs1(Path file, KeyPair key) throws IOException {
        return write(file, key.getPrivate());
    }

    /** {@code -----BEGIN EC PRIVATE KEY-----}, with curve and public point as openssl writes it. */
    static PemObject sec1(KeyPair key) throws IOException {
        BigInteger secret = ((ECPrivateKey) key.getPrivate()).getS();
        byte[] point = SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded())
                .getPublicKeyData()
                .getBytes();
        return new PemObject(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(
                                256, secret, new DERBitString(point), SECObjectIdentifiers.secp256r1)
                        .getEncoded());
    }

    static Path write(Path file, Object... blocks) throws IOException {
        try (Writer text = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(text)) {
            for (Object block : blocks) {
                pem.writeObject(block);
            }
        }
        return file;
    }

    static KeyPair onCurve(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
