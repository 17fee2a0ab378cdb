package io.stoa.keys.service;

import io.stoa.keys.DistributionKey;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.DistributionKeys;
import io.stoa.keys.crypto.Es256Signer;
import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.crypto.PrivateFile;
import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.secrets.SecretBox;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.UUID;

/** Brings the first distribution key into the database: the configured one, or in development one of our own making. */
@Singleton(name = "DistributionKeyImport")
@Startup
@DependsOn("DevelopmentKeys")
public class DistributionKeyImport {

    private static final Logger LOG = System.getLogger(DistributionKeyImport.class.getName());

    @Inject
    DistributionKeySettings settings;

    @Inject
    DistributionKeys keys;

    @Inject
    SecretBox secretBox;

    @Inject
    KeyFiles files;

    @Inject
    InstallationSettings installation;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        if (settings.id().isPresent()) {
            settings.privateKeyFile().ifPresent(this::importConfigured);
        } else if (keys.oldest().isEmpty() && installation.isLocal()) {
            makeForDevelopment();
        }
        if (keys.oldest().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "keys.no-distribution-key Nothing can be installed until stoa.distribution-key.id and .private-key-file are set");
        }
    }

    private void importConfigured(Path file) {
        DistributionKeyId id = settings.id().orElseThrow();
        if (keys.find(id).isEmpty()) {
            add(id, PrivateKeyFile.read(file));
        }
    }

    // the id follows from the key, so that a simulator that is given the file knows both
    private void makeForDevelopment() {
        Path file = files.folder().resolve("distribution.pem");
        if (!Files.exists(file)) {
            PrivateFile.write(file, NewKeys.pem(NewKeys.p256().getPrivate()));
        }
        KeyPair key = PrivateKeyFile.read(file);
        UUID id = UUID.nameUUIDFromBytes(key.getPublic().getEncoded());
        add(new DistributionKeyId(id.toString()), key);
    }

    private void add(DistributionKeyId id, KeyPair key) {
        Es256Signer proof = Es256Signer.of(key);
        byte[] sealed = secretBox.seal(key.getPrivate().getEncoded(), DistributionKey.context(id));
        keys.add(new DistributionKey(id, sealed, proof.publicKey().getEncoded(), clock.instant()));
        LOG.log(Level.INFO, "keys.distribution-key-imported id={0} provider={1}", id, proof.provider());
    }
}
