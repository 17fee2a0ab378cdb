package io.stoa.connect.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The API key of this installation's App Store Connect account. */
@ApplicationScoped
public class ConnectSettings {

    @Inject
    @ConfigProperty(name = "stoa.app-store-connect.issuer-id")
    Optional<String> issuerId;

    @Inject
    @ConfigProperty(name = "stoa.app-store-connect.key-id")
    Optional<String> keyId;

    @Inject
    @ConfigProperty(name = "stoa.app-store-connect.private-key-file")
    Optional<String> privateKeyFile;

    /** The issuer of a team key; empty for an individual key. */
    public Optional<String> issuerId() {
        return issuerId;
    }

    public Optional<String> keyId() {
        return keyId;
    }

    /** The {@code .p8} as it was downloaded. */
    public Optional<Path> privateKeyFile() {
        return privateKeyFile.map(Path::of);
    }
}
