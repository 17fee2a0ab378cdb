package io.stoa.keys.service;

import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where each key file is: as configured, else the development one in the data directory. All are there once started, but
 * those of licensing where a public URL is served with keys from the database.
 */
@ApplicationScoped
public class KeyFiles {

    private static final String PREVIOUS_ENCRYPTION_KEY = "stoa.licensing.previous-encryption-key-file";

    private static final String SEALER = "stoa.licensing.sealer";

    @Inject
    Config config;

    @Inject
    InstallationSettings installation;

    /** P-256 keys of access tokens in PEM; the first signs, all verify. */
    public Path tokenSigning() {
        return path(KeyFile.TOKEN_SIGNING);
    }

    /** The P-256 key that commands on this machine sign their tokens with. Never configured: whoever reads it is local. */
    public Path localOperator() {
        return folder().resolve("local-operator.pem");
    }

    /** RSA-3072, opens licence requests. */
    public Path licensingEncryptionKey() {
        return path(KeyFile.LICENSING_ENCRYPTION_KEY);
    }

    /** The key before the present one: devices may still hold its certificate. */
    public Optional<Path> previousLicensingEncryptionKey() {
        return config.getOptionalValue(PREVIOUS_ENCRYPTION_KEY, String.class).map(Path::of);
    }

    public Path licensingEncryptionCertificate() {
        return path(KeyFile.LICENSING_ENCRYPTION_CERTIFICATE);
    }

    /** RSA-3072, signs simulated licences; a real sealer keeps its own. */
    public Path licensingSigningKey() {
        return path(KeyFile.LICENSING_SIGNING_KEY);
    }

    /** Whether that key is here at all: with a sealer beside us it is the sealer's alone. */
    public boolean signsLicensesHere() {
        return config.getOptionalValue(SEALER, String.class)
                .map("simulated"::equals)
                .orElse(true);
    }

    public Path licensingSigningCertificate() {
        return path(KeyFile.LICENSING_SIGNING_CERTIFICATE);
    }

    /** Whether that pair is a file: configured, or made for this machine alone. */
    public boolean holdsEncryptionPair() {
        return installation.isLocal() || isConfigured(KeyFile.LICENSING_ENCRYPTION_CERTIFICATE);
    }

    /** Whether that certificate is a file: configured, or made for this machine alone. */
    public boolean holdsSigningCertificate() {
        return isConfigured(KeyFile.LICENSING_SIGNING_CERTIFICATE) || installation.isLocal() && signsLicensesHere();
    }

    boolean isConfigured(KeyFile file) {
        return config.getOptionalValue(file.configurationKey(), String.class).isPresent();
    }

    Path path(KeyFile file) {
        return config.getOptionalValue(file.configurationKey(), String.class)
                .map(Path::of)
                .orElseGet(() -> folder().resolve(file.developmentName()));
    }

    /** Where keys of our own making are kept. */
    Path folder() {
        return installation.dataDirectory().resolve("keys");
    }
}
