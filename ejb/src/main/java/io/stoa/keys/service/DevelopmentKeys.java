package io.stoa.keys.service;

import io.stoa.keys.crypto.NewKeys;
import io.stoa.keys.crypto.PrivateFile;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.secrets.crypto.SecretKeyFile;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes the keys nobody configured, so that a trial needs none. Everybody else may read the machine they are on, so they
 * never serve a public URL.
 */
@Singleton(name = "DevelopmentKeys")
@Startup
@DependsOn("DatabaseMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class DevelopmentKeys {

    private static final Logger LOG = System.getLogger(DevelopmentKeys.class.getName());
    private static final String SECRETS = "stoa.secrets.key-file";

    @Inject
    KeyFiles files;

    @Inject
    SecretKeyFile secrets;

    @Inject
    InstallationSettings installation;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        make(files.localOperator(), () -> NewKeys.pem(NewKeys.p256().getPrivate()));
        requirePair(KeyFile.LICENSING_ENCRYPTION_KEY, KeyFile.LICENSING_ENCRYPTION_CERTIFICATE);
        if (files.signsLicensesHere()) {
            requirePair(KeyFile.LICENSING_SIGNING_KEY, KeyFile.LICENSING_SIGNING_CERTIFICATE);
        }
        if (installation.isLocal()) {
            makeMissing();
        } else {
            refuseMissing();
        }
    }

    private void makeMissing() {
        List<String> missing = missing();
        if (missing.isEmpty()) {
            return;
        }
        makeSecretKey();
        makeTokenSigningKey();
        makeCertified(KeyFile.LICENSING_ENCRYPTION_KEY, KeyFile.LICENSING_ENCRYPTION_CERTIFICATE);
        if (files.signsLicensesHere()) {
            makeCertified(KeyFile.LICENSING_SIGNING_KEY, KeyFile.LICENSING_SIGNING_CERTIFICATE);
        }
        LOG.log(
                Level.WARNING,
                "keys.development DEVELOPMENT KEYS from {0} are in use, good for this machine only. For a public URL set {1}",
                files.folder(),
                String.join(", ", missing));
    }

    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!secrets.isConfigured()) {
            missing.add(SECRETS);
        }
        for (KeyFile file : KeyFile.values()) {
            if (isNeeded(file) && !files.isConfigured(file)) {
                missing.add(file.configurationKey());
            }
        }
        return missing;
    }

    private boolean isNeeded(KeyFile file) {
        return file != KeyFile.LICENSING_SIGNING_KEY || files.signsLicensesHere();
    }

    // licensing keys may still be made and certified, on the server that serves; until then there are no licences
    private void refuseMissing() {
        List<String> missing = missing();
        missing.removeIf(key -> key.startsWith("stoa.licensing."));
        if (!missing.isEmpty()) {
            throw notConfigured("Stoa does not serve " + installation.publicUrl() + " with development keys. Set "
                    + String.join(", ", missing) + ".");
        }
    }

    private void makeSecretKey() {
        if (!secrets.isConfigured()) {
            make(secrets.path(), () -> NewKeys.secretKeyLine("development"));
        }
    }

    private void makeTokenSigningKey() {
        if (!files.isConfigured(KeyFile.TOKEN_SIGNING)) {
            make(files.tokenSigning(), () -> NewKeys.pem(NewKeys.p256().getPrivate()));
        }
    }

    private void makeCertified(KeyFile keyFile, KeyFile certificateFile) {
        if (files.isConfigured(keyFile) || bothExist(keyFile, certificateFile)) {
            return;
        }
        KeyPair key = NewKeys.rsa3072();
        String name = keyFile.developmentName().replace(".pem", "");
        PrivateFile.write(files.path(keyFile), NewKeys.pem(key.getPrivate()));
        PrivateFile.write(
                files.path(certificateFile), NewKeys.selfSigned(key, "Stoa development " + name, clock.instant()));
    }

    private void requirePair(KeyFile keyFile, KeyFile certificateFile) {
        if (files.isConfigured(keyFile) != files.isConfigured(certificateFile)) {
            throw notConfigured("A key and its certificate belong together: set both " + keyFile.configurationKey()
                    + " and " + certificateFile.configurationKey() + ", or neither.");
        }
    }

    private boolean bothExist(KeyFile keyFile, KeyFile certificateFile) {
        return Files.exists(files.path(keyFile)) && Files.exists(files.path(certificateFile));
    }

    private static void make(Path file, Supplier<byte[]> content) {
        if (!Files.exists(file)) {
            PrivateFile.write(file, content.get());
        }
    }

    private static MarketplaceException notConfigured(String sentence) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence);
    }
}
