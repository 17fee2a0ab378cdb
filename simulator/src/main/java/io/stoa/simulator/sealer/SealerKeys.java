package io.stoa.simulator.sealer;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The files an operator has for a sealer and for the installation beside it. The sealer reads the signing key and the two
 * certificates; the encryption key is made for the installation and never read here.
 */
public record SealerKeys(Path signingKey, Path signingCertificate, Path encryptionKey, Path encryptionCertificate) {

    private static final int RSA_BITS = 3072;
    private static final int SERIAL_BITS = 127;
    private static final Duration LIFE = Duration.ofDays(365);

    /** Those of a folder; what is missing is made. */
    public static SealerKeys in(Path folder, Clock clock) throws IOException {
        Path made = Files.createDirectories(folder.toAbsolutePath());
        SealerKeys keys = new SealerKeys(
                made.resolve("signing-key.pem"),
                made.resolve("signing.cer"),
                made.resolve("encryption-key.pem"),
                made.resolve("encryption.cer"));
        make(keys.signingKey, keys.signingCertificate, clock);
        make(keys.encryptionKey, keys.encryptionCertificate, clock);
        return keys;
    }

    private static void make(Path keyFile, Path certificateFile, Clock clock) throws IOException {
        if (Files.exists(keyFile) && Files.exists(certificateFile)) {
            return;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            KeyPair key = generator.generateKeyPair();
            Files.writeString(keyFile, pem(key.getPrivate()));
            Files.write(certificateFile, certificate(key, clock));
        } catch (GeneralSecurityException | OperatorCreationException unavailable) {
            throw new IllegalStateException("RSA belongs to every Java platform", unavailable);
        }
    }

    private static String pem(PrivateKey key) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS8Generator(key, null));
        }
        return text.toString();
    }

    private static byte[] certificate(KeyPair key, Clock clock) throws OperatorCreationException, IOException {
        X500Name name = new X500Name("CN=Simulated licence sealer");
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                        Date.from(clock.instant()),
                        Date.from(clock.instant().plus(LIFE)),
                        name,
                        key.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()))
                .getEncoded();
    }

    PrivateKey readSigningKey() throws IOException {
        try (Reader text = Files.newBufferedReader(signingKey, StandardCharsets.ISO_8859_1);
                PEMParser pem = new PEMParser(text)) {
            if (pem.readObject() instanceof PrivateKeyInfo key) {
                return new JcaPEMKeyConverter().getPrivateKey(key);
            }
            throw new IOException(signingKey + " holds no private key (PKCS #8 in PEM).");
        }
    }
}
