package io.stoa.oauth.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.keys.crypto.Es256Signer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.security.KeyPair;

/** One key of access tokens, ready to sign and verify; named by the thumbprint of its public half (RFC 7638). */
public final class TokenKey {

    /** The media type of an access token, without its {@code application/}. @see "RFC 9068, section 2.1" */
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final Es256Signer signer;
    private final JWSVerifier verifier;
    private final ECKey publicKey;

    private TokenKey(Es256Signer signer, JWSVerifier verifier, ECKey publicKey) {
        this.signer = signer;
        this.verifier = verifier;
        this.publicKey = publicKey;
    }

    /** @throws MarketplaceException with {@code NOT_CONFIGURED} when the pair is not on the curve P-256 */
    public static TokenKey of(KeyPair pair) {
        Es256Signer signer = Es256Signer.of(pair);
        try {
            ECKey publicKey = new ECKey.Builder(Curve.P_256, signer.publicKey())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
            return new TokenKey(signer, new ECDSAVerifier(signer.publicKey()), publicKey);
        } catch (JOSEException | IllegalStateException otherCurve) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED, "A key of access tokens is not on the curve P-256.", otherCurve);
        }
    }

    public String id() {
        return publicKey.getKeyID();
    }

    ECKey publicKey() {
        return publicKey;
    }

    String sign(JWTClaimsSet claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(ACCESS_TOKEN)
                .keyID(id())
                .build();
        return signer.sign(header, claims);
    }

    boolean verifies(SignedJWT token) {
        try {
            return token.verify(verifier);
        } catch (JOSEException notEs256) {
            return false;
        }
    }
}
