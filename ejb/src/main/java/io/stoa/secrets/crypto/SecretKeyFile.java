package io.stoa.secrets.crypto;

import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the key-encryption keys are: the configured file, else the development one in the data directory. */
@ApplicationScoped
public class SecretKeyFile {

    @Inject
    @ConfigProperty(name = "stoa.secrets.key-file")
    Optional<String> configured;

    @Inject
    InstallationSettings installation;

    public boolean isConfigured() {
        return configured.isPresent();
    }

    public Path path() {
        return configured
                .map(Path::of)
                .orElseGet(() -> installation.dataDirectory().resolve("keys").resolve("secrets.keys"));
    }
}
