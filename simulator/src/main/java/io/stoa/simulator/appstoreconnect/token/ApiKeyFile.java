package io.stoa.simulator.appstoreconnect.token;

import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Reads the public half of an API key from PEM: a public key, or the private {@code .p8} itself (PKCS#8 or SEC 1). */
public final class ApiKeyFile {

    private static final String CURVE = "secp256r1";

    private ApiKeyFile() {}

    /**
     * The public key in or behind a PEM file.
     *
     * @throws UnusableApiKey the file cannot be read, is not PEM, or holds no key on the curve P-256
     */
    public static ECPublicKey read(Path file) {
        try {
            Object content = content(file);
            if (content instanceof SubjectPublicKeyInfo info
                    && new JcaPEMKeyConverter().getPublicKey(info) instanceof ECPublicKey key) {
                return key;
            }
            return publicHalf(privateKey(content, file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new UnusableApiKey("The API key file " + file + " cannot be read as PEM.", e);
        }
    }

    /**
     * Whether the file holds the private half too, so that an installation can sign with it.
     *
     * @throws UnusableApiKey the file cannot be read or is not PEM
     */
    public static boolean isPrivate(Path file) {
        try {
            return !(content(file) instanceof SubjectPublicKeyInfo);
        } catch (IOException e) {
            throw new UnusableApiKey("The API key file " + file + " cannot be read as PEM.", e);
        }
    }

    /**
     * Makes a key as App Store Connect would and writes its private half, readable by its owner only.
     *
     * @param file must not exist yet
     * @throws UnusableApiKey the file cannot be written
     */
    public static void make(Path file) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            String pem = toPem(generator.generateKeyPair().getPrivate());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableApiKey("The API key file " + file + " cannot be written.", e);
        }
    }

    /** The PEM text of a private key, as App Store Connect hands it out once. */
    static String toPem(PrivateKey key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    }

    /** Some tools write the name of the curve as a block of its own before the key. */
    private static Object content(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(text)) {
            Object first = pem.readObject();
            return first instanceof ASN1ObjectIdentifier ? pem.readObject() : first;
        }
    }

    private static BigInteger privateKey(Object content, Path file) throws IOException {
        PrivateKeyInfo info;
        if (content instanceof PrivateKeyInfo key) {
            info = key;
        } else if (content instanceof PEMKeyPair pair) {
            info = pair.getPrivateKeyInfo();
        } else {
            throw new UnusableApiKey(
                    "The file " + file + " holds no P-256 key. Give the .p8 of an API key or its public key as PEM.");
        }
        checkCurve(info, file);
        return ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
    }

    /** SEC 1 may leave the curve unsaid; then it is the only one an API key can have. */
    private static void checkCurve(PrivateKeyInfo info, Path file) {
        ASN1Encodable curve = info.getPrivateKeyAlgorithm().getParameters();
        boolean elliptic = X9ObjectIdentifiers.id_ecPublicKey.equals(
                info.getPrivateKeyAlgorithm().getAlgorithm());
        if (!elliptic || (curve != null && !SECObjectIdentifiers.secp256r1.equals(curve))) {
            throw new UnusableApiKey("The key in " + file + " is not on the curve P-256.");
        }
    }

    /** The JDK cannot multiply a point, and a private key need not bring its public half along. */
    private static ECPublicKey publicHalf(BigInteger key) throws GeneralSecurityException {
        var point = CustomNamedCurves.getByName(CURVE).getG().multiply(key).normalize();
        ECPoint w = new ECPoint(
                point.getAffineXCoord().toBigInteger(), point.getAffineYCoord().toBigInteger());
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec(CURVE));
        ECPublicKeySpec spec = new ECPublicKeySpec(w, curve.getParameterSpec(ECParameterSpec.class));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
    }
}
