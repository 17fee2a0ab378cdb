package io.stoa.licensing.service;

import io.stoa.licensing.DeviceHash;
import io.stoa.secrets.InstallationSecret;
import io.stoa.secrets.InstallationSecrets;
import io.stoa.secrets.SecretBox;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Lock;
import jakarta.ejb.LockType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes device ids with a key of this installation. The key is sealed in the database and never changes: if it followed
 * the key-encryption keys, exchanging those would make every device unknown and end every app at its next renewal.
 */
@Singleton
@Startup
@DependsOn("DevelopmentKeys")
@Lock(LockType.READ)
public class DeviceHashes {

    private static final String NAME = "device-hash";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    @Inject
    InstallationSecrets secrets;

    @Inject
    SecretBox secretBox;

    @Inject
    Clock clock;

    private SecretKeySpec key;

    @PostConstruct
    void load() {
        InstallationSecret secret = secrets.find(NAME).orElseGet(this::make);
        key = new SecretKeySpec(secretBox.open(secret.sealed(), InstallationSecret.context(NAME)), ALGORITHM);
    }

    private InstallationSecret make() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        InstallationSecret secret =
                new InstallationSecret(NAME, secretBox.seal(fresh, InstallationSecret.context(NAME)), clock.instant());
        secrets.add(secret);
        return secret;
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public DeviceHash hash(byte[] deviceId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new DeviceHash(HexFormat.of().formatHex(mac.doFinal(deviceId)));
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException("HMAC with SHA-256 belongs to every Java platform", unavailable);
        }
    }
}
