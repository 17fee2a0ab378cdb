package io.stoa.keys.crypto;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates for an installation that was given none. */
public final class NewKeys {

    private static final int RSA_BITS = 3072;
    private static final int SECRET_BYTES = 32;
    private static final int SERIAL_BITS = 127;
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewKeys() {}

    public static KeyPair p256() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("P-256 belongs to every Java platform", unavailable);
        }
    }

    /** The length Apple's licensing certificates are issued for. */
    public static KeyPair rsa3072() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("RSA belongs to every Java platform", unavailable);
        }
    }

    /** A random key-encryption key as a line of {@code stoa.secrets.key-file}. */
    public static byte[] secretKeyLine(String id) {
        byte[] key = randomBytes(SECRET_BYTES);
        return (id + ":" + Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** A private key as PKCS #8 in PEM. */
    public static byte[] pem(PrivateKey key) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(key, null));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A certificate a key signed for itself, in DER. */
    public static byte[] selfSigned(KeyPair key, String commonName, Instant now) {
        X500Name name = new X500Name("CN=" + commonName);
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, RANDOM).setBit(0),
                Date.from(now),
                Date.from(now.plus(LIFE)),
                name,
                key.getPublic());
        try {
            return certificate
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("a fresh RSA key signs its own certificate", impossible);
        }
    }
}
