package io.stoa.cli.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/** The key of an installation's local operator: whoever can read it is trusted by that installation. */
final class LocalOperatorKey {

    private static final int COORDINATE_BITS = 256;

    private final ECKey key;

    private LocalOperatorKey(ECKey key) {
        this.key = key;
    }

    /**
     * Reads the key from PEM, PKCS#8 or SEC 1.
     *
     * @throws UnusableLocalKey when it is not there or not on the curve P-256
     */
    static LocalOperatorKey read(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                PEMParser pem = new PEMParser(text)) {
            return new LocalOperatorKey(onP256(privateKey(pem)));
        } catch (IOException | IllegalArgumentException | IllegalStateException | JOSEException unusable) {
            throw new UnusableLocalKey(
                    "There is no usable key at " + file
                            + ". Start the installation once, or name its data directory with --data-dir.",
                    unusable);
        }
    }

    /** Signs the claims as an access token; the key is named by its thumbprint. @see "RFC 9068, RFC 7638" */
    String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new UnusableLocalKey("The local operator's key does not sign.", broken);
        }
    }

    // some tools write the name of the curve as a block of its own before the key
    private static BigInteger privateKey(PEMParser pem) throws IOException {
        for (Object block = pem.readObject(); block != null; block = pem.readObject()) {
            if (block instanceof PEMKeyPair pair) {
                return secret(pair.getPrivateKeyInfo());
            }
            if (block instanceof PrivateKeyInfo info) {
                return secret(info);
            }
        }
        throw new IllegalArgumentException("no private key");
    }

    private static BigInteger secret(PrivateKeyInfo info) throws IOException {
        if (!SECObjectIdentifiers.secp256r1.equals(info.getPrivateKeyAlgorithm().getParameters())) {
            throw new IllegalArgumentException("not on the curve P-256");
        }
        return ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
    }

    // a private key need not bring its public half along: the generator times the secret
    private static ECKey onP256(BigInteger secret) throws JOSEException {
        ECPoint point =
                CustomNamedCurves.getByName("secp256r1").getG().multiply(secret).normalize();
        Base64URL x = coordinate(point.getAffineXCoord().toBigInteger());
        Base64URL y = coordinate(point.getAffineYCoord().toBigInteger());
        return new ECKey.Builder(Curve.P_256, x, y)
                .d(coordinate(secret))
                .keyIDFromThumbprint()
                .build();
    }

    private static Base64URL coordinate(BigInteger number) {
        return ECKey.encodeCoordinate(COORDINATE_BITS, number);
    }
}
