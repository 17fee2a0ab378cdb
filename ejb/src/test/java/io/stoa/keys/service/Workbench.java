package io.stoa.keys.service;

import io.stoa.apple.AppleItemId;
import io.stoa.keys.DistributionKey;
import io.stoa.keys.DistributionKeyId;
import io.stoa.keys.DistributionKeys;
import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.crypto.PrivateFile;
import io.stoa.secrets.SecretBox;
import io.stoa.secrets.crypto.SecretBoxes;
import io.stoa.secrets.crypto.SecretKeyFile;
import io.stoa.settings.InstallationSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An installation in a folder of the test: its configuration, its key files, its distribution keys. */
public final class Workbench {

    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    public final StoredKeys storedKeys = new StoredKeys();

    final FakeConfig config = new FakeConfig();

    private final Path data;
    private final Optional<Path> secretKeyFile;
    private String publicUrl = "http://localhost:8080";
    private Optional<AppleItemId> marketplace = Optional.of(new AppleItemId(6700000001L));

    public Workbench(Path data) {
        this(data, Optional.empty());
    }

    Workbench(Path data, Optional<Path> secretKeyFile) {
        this.data = data;
        this.secretKeyFile = secretKeyFile;
    }

    public Workbench servedAt(String url) {
        publicUrl = url;
        return this;
    }

    public Workbench withoutMarketplace() {
        marketplace = Optional.empty();
        return this;
    }

    public Workbench configured(String name, Object value) {
        config.set(name, value);
        return this;
    }

    public Workbench withDevelopmentKeys() {
        developmentKeys().start();
        return this;
    }

    /** Only what sealing needs: RSA keys take their time. */
    public Workbench withSecretKey() {
        PrivateFile.write(secretKeyFile().path(), NewKeys.secretKeyLine("test"));
        return this;
    }

    DevelopmentKeys developmentKeys() {
        DevelopmentKeys keys = new DevelopmentKeys();
        keys.files = files();
        keys.secrets = secretKeyFile();
        keys.installation = installation();
        keys.clock = clock;
        return keys;
    }

    DistributionKeyImport distributionKeyImport() {
        DistributionKeyImport keyImport = new DistributionKeyImport();
        keyImport.settings = distributionKeySettings();
        keyImport.keys = storedKeys;
        keyImport.secretBox = secretBox();
        keyImport.files = files();
        keyImport.installation = installation();
        keyImport.clock = clock;
        return keyImport;
    }

    /** The ring, once the first key has come in. */
    public DistributionKeyRing keyRing() {
        distributionKeyImport().start();
        DistributionKeyRing ring = new DistributionKeyRing();
        ring.settings = distributionKeySettings();
        ring.keys = storedKeys;
        ring.secretBox = secretBox();
        return ring;
    }

    private DistributionKeySettings distributionKeySettings() {
        DistributionKeySettings settings = new DistributionKeySettings();
        settings.id = config.getOptionalValue("stoa.distribution-key.id", String.class);
        settings.privateKeyFile = config.getOptionalValue("stoa.distribution-key.private-key-file", String.class);
        settings.check();
        return settings;
    }

    public KeyFiles files() {
        KeyFiles files = new KeyFiles();
        files.config = config;
        files.installation = installation();
        return files;
    }

    public SecretBox secretBox() {
        return SecretBoxes.over(secretKeyFile().path());
    }

    private SecretKeyFile secretKeyFile() {
        return SecretBoxes.keyFile(secretKeyFile, installation());
    }

    public InstallationSettings installation() {
        return new InstallationSettings() {

            @Override
            public String publicUrl() {
                return publicUrl;
            }

            @Override
            public Path dataDirectory() {
                return data;
            }

            @Override
            public Optional<AppleItemId> marketplaceId() {
                return marketplace;
            }
        };
    }

    /** The rows of distribution keys; counts how often it is asked. */
    public static final class StoredKeys implements DistributionKeys {

        private final Map<DistributionKeyId, DistributionKey> rows = new LinkedHashMap<>();
        private int questions;

        @Override
        public void add(DistributionKey key) {
            if (rows.putIfAbsent(key.keyId(), key) != null) {
                throw new IllegalStateException("the primary key is taken");
            }
        }

        @Override
        public Optional<DistributionKey> find(DistributionKeyId id) {
            questions++;
            return Optional.ofNullable(rows.get(id));
        }

        @Override
        public Optional<DistributionKey> oldest() {
            questions++;
            return rows.values().stream().findFirst();
        }

        public int questions() {
            return questions;
        }
    }
}
