package io.stoa.keys.service;

import io.stoa.keys.DistributionKey;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.DistributionKeys;
import io.stoa.keys.crypto.Es256Signer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The distribution keys, opened once and ready to sign: a key never changes, so no token asks the database again. */
@ApplicationScoped
public class DistributionKeyRing {

    @Inject
    DistributionKeySettings settings;

    @Inject
    DistributionKeys keys;

    @Inject
    SecretBox secretBox;

    private final Map<DistributionKeyId, Es256Signer> signers = new ConcurrentHashMap<>();

    private volatile DistributionKeyId oldest;

    /**
     * The marketplace's key: the configured one, else the one that was here first.
     *
     * @throws MarketplaceException with {@code NOT_CONFIGURED} when there is none
     */
    public DistributionKeyId marketplaceKey() {
        return settings.id().orElseGet(this::oldest);
    }

    private DistributionKeyId oldest() {
        if (oldest == null) {
            oldest = keys.oldest().orElseThrow(DistributionKeyRing::noKey).keyId();
        }
        return oldest;
    }

    /** @throws MarketplaceException with {@code NOT_CONFIGURED} when the database does not hold the key */
    public Es256Signer signer(DistributionKeyId id) {
        return signers.computeIfAbsent(id, this::load);
    }

    private Es256Signer load(DistributionKeyId id) {
        DistributionKey key = keys.find(id).orElseThrow(DistributionKeyRing::noKey);
        byte[] privateKey = secretBox.open(key.sealedPrivateKey(), DistributionKey.context(id));
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return Es256Signer.of(new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(key.publicKey())),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey))));
        } catch (GeneralSecurityException changed) {
            throw new IllegalStateException("the distribution key " + id + " was readable when it came in", changed);
        }
    }

    private static MarketplaceException noKey() {
        return new MarketplaceException(
                FailureCode.NOT_CONFIGURED,
                "The distribution key is not here: set stoa.distribution-key.id and stoa.distribution-key.private-key-file.");
    }
}
