package io.stoa.keys.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Private keys as the platform's own objects, with the public key that a file often leaves out. */
final class PrivateKeys {

    private static final int SHORTEST_RSA = 2048;
    private static final X9ECParameters P256 = SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1);

    private PrivateKeys() {}

    /** The pair; empty where the key is neither on P-256 nor RSA of at least 2048 bits, or is no key at all. */
    static Optional<KeyPair> keyPair(PrivateKeyInfo key) {
        try {
            AlgorithmIdentifier algorithm = key.getPrivateKeyAlgorithm();
            if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                return SECObjectIdentifiers.secp256r1.equals(algorithm.getParameters())
                        ? Optional.of(onP256(key))
                        : Optional.empty();
            }
            return Optional.of(rsa(key)).filter(PrivateKeys::isLongEnough);
        } catch (GeneralSecurityException | IOException | ClassCastException | IllegalArgumentException notSuchAKey) {
            return Optional.empty();
        }
    }

    // made anew from the number alone: the platform refuses the optional parts that SEC 1 keys carry, and other tools
    // leave the public point out
    private static KeyPair onP256(PrivateKeyInfo key) throws GeneralSecurityException, IOException {
        BigInteger secret = ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
        if (secret.signum() <= 0 || secret.compareTo(P256.getN()) >= 0) {
            throw new GeneralSecurityException("the number is not one of the curve's");
        }
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(pointOf(secret)), factory.generatePrivate(new ECPrivateKeySpec(secret, p256())));
    }

    private static ECParameterSpec p256() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    private static X509EncodedKeySpec pointOf(BigInteger secret) throws IOException {
        byte[] point = P256.getG().multiply(secret).normalize().getEncoded(false);
        AlgorithmIdentifier p256 =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
        return new X509EncodedKeySpec(new SubjectPublicKeyInfo(p256, point).getEncoded());
    }

    private static KeyPair rsa(PrivateKeyInfo key) throws GeneralSecurityException, IOException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        RSAPrivateCrtKey crt = (RSAPrivateCrtKey) privateKey;
        PublicKey publicKey = factory.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
        return new KeyPair(publicKey, privateKey);
    }

    private static boolean isLongEnough(KeyPair pair) {
        return ((RSAPrivateCrtKey) pair.getPrivate()).getModulus().bitLength() >= SHORTEST_RSA;
    }
}
