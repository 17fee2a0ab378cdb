package io.stoa.keys.crypto;

import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * An RSA key used by the fastest provider that proved, with this very key, that it unwraps what others wrapped and that
 * others verify what it signs; else by the platform's. Safe for many threads at once.
 */
public final class RsaKey {

    private static final Logger LOG = System.getLogger(RsaKey.class.getName());
    private static final byte[] PROOF = {'s', 't', 'o', 'a'};
    private static final String WRAPPING = "RSA/ECB/OAEPPadding";
    private static final String SIGNING = "SHA256withRSA";
    // named, because the platform's default for MGF1 is SHA-1, which no device uses
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private final PrivateKey key;
    private final Optional<Provider> provider;

    private RsaKey(PrivateKey key, Optional<Provider> provider) {
        this.key = key;
        this.provider = provider;
    }

    /** A key made ready; it costs a few operations and is done once for each key. */
    public static RsaKey of(PrivateKey key) {
        return of(key, SignatureProviders.fasterThanThePlatformWithRsa());
    }

    static RsaKey of(PrivateKey key, List<Provider> candidates) {
        for (Provider candidate : candidates) {
            try {
                RsaKey ready = new RsaKey(translated(key, candidate), Optional.of(candidate));
                ready.prove((RSAPrivateCrtKey) key);
                return ready;
            } catch (GeneralSecurityException | RuntimeException | LinkageError unfit) {
                LOG.log(Level.WARNING, "keys.provider-unfit name={0} reason={1}", candidate.getName(), unfit);
            }
        }
        return new RsaKey(key, Optional.empty());
    }

    // as the provider's own object, or it would be converted anew each time
    private static PrivateKey translated(PrivateKey key, Provider provider) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA", provider).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }

    private void prove(RSAPrivateCrtKey numbers) throws GeneralSecurityException {
        PublicKey publicKey = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(numbers.getModulus(), numbers.getPublicExponent()));
        Cipher wrapping = Cipher.getInstance(WRAPPING);
        wrapping.init(Cipher.ENCRYPT_MODE, publicKey, OAEP);
        Signature verifying = Signature.getInstance(SIGNING);
        verifying.initVerify(publicKey);
        verifying.update(PROOF);
        if (!Arrays.equals(PROOF, opened(wrapping.doFinal(PROOF))) || !verifying.verify(signed())) {
            throw new GeneralSecurityException("what it does is not what others do");
        }
    }

    private byte[] signed() throws GeneralSecurityException {
        Signature signing =
                provider.isPresent() ? Signature.getInstance(SIGNING, provider.get()) : Signature.getInstance(SIGNING);
        signing.initSign(key);
        signing.update(PROOF);
        return signing.sign();
    }

    private byte[] opened(byte[] wrapped) throws GeneralSecurityException {
        Cipher unwrapping =
                provider.isPresent() ? Cipher.getInstance(WRAPPING, provider.get()) : Cipher.getInstance(WRAPPING);
        unwrapping.init(Cipher.DECRYPT_MODE, key, OAEP);
        return unwrapping.doFinal(wrapped);
    }

    /**
     * What was wrapped for this key with RSA-OAEP: SHA-256, MGF1 with SHA-256, empty label.
     *
     * @return empty for whatever does not unwrap, without a reason: it would tell an attacker which step failed
     */
    public Optional<byte[]> unwrap(byte[] wrapped) {
        try {
            return Optional.of(opened(wrapped));
        } catch (GeneralSecurityException | RuntimeException notForThisKey) {
            // each provider says no by other exceptions, some of them unchecked
            return Optional.empty();
        }
    }

    /** Signs JWTs with RS256. */
    public JWSSigner signer() {
        RSASSASigner signer = new RSASSASigner(key);
        provider.ifPresent(signer.getJCAContext()::setProvider);
        return signer;
    }

    /** The name of the provider, for the log. */
    public String provider() {
        return provider.map(Provider::getName).orElse("platform");
    }
}
