package io.stoa.keys.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * Signs JWTs with ES256 by the fastest provider that proved, with this very key, that others verify what it signs.
 * Safe for many threads at once.
 */
public final class Es256Signer {

    private static final Logger LOG = System.getLogger(Es256Signer.class.getName());
    private static final byte[] PROOF = {'s', 't', 'o', 'a'};

    private final ECDSASigner signer;
    private final ECPublicKey publicKey;
    private final String provider;

    private Es256Signer(ECDSASigner signer, ECPublicKey publicKey, String provider) {
        this.signer = signer;
        this.publicKey = publicKey;
        this.provider = provider;
    }

    /**
     * A signer for a P-256 key.
     *
     * @throws MarketplaceException with {@code NOT_CONFIGURED} when no provider can sign with the key
     */
    public static Es256Signer of(KeyPair key) {
        return of(key, SignatureProviders.candidates());
    }

    static Es256Signer of(KeyPair key, List<Provider> candidates) {
        for (Provider candidate : candidates) {
            try {
                ECPrivateKey own = translated(key.getPrivate(), candidate);
                prove(own, key.getPublic(), candidate);
                return with(own, (ECPublicKey) key.getPublic(), candidate);
            } catch (GeneralSecurityException | JOSEException | RuntimeException | LinkageError unfit) {
                LOG.log(Level.WARNING, "keys.provider-unfit name={0} reason={1}", candidate.getName(), unfit);
            }
        }
        throw new MarketplaceException(
                FailureCode.NOT_CONFIGURED, "No provider on this machine signs with the key; it has to be on P-256.");
    }

    private static Es256Signer with(ECPrivateKey own, ECPublicKey publicKey, Provider provider) throws JOSEException {
        ECDSASigner signer = new ECDSASigner(own);
        signer.getJCAContext().setProvider(provider);
        return new Es256Signer(signer, publicKey, provider.getName());
    }

    // as the provider's own object, or it would be converted anew for every signature
    private static ECPrivateKey translated(PrivateKey key, Provider provider) throws GeneralSecurityException {
        return (ECPrivateKey)
                KeyFactory.getInstance("EC", provider).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }

    private static void prove(PrivateKey own, PublicKey publicKey, Provider provider) throws GeneralSecurityException {
        Signature signing = Signature.getInstance("SHA256withECDSA", provider);
        signing.initSign(own);
        signing.update(PROOF);
        Signature verifying = Signature.getInstance("SHA256withECDSA");
        verifying.initVerify(publicKey);
        verifying.update(PROOF);
        if (!verifying.verify(signing.sign())) {
            throw new SignatureException("what it signs is not what others verify");
        }
    }

    /** @return the compact form */
    public String sign(JWSHeader header, JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException provedOtherwise) {
            throw new IllegalStateException("the key signed when it was loaded", provedOtherwise);
        }
        return token.serialize();
    }

    public ECPublicKey publicKey() {
        return publicKey;
    }

    /** The name of the provider that signs, for the health page. */
    public String provider() {
        return provider;
    }
}
