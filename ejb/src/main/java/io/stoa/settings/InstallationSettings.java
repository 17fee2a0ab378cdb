package io.stoa.settings;

import io.stoa.apple.AppleItemId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the whole installation is: where it is seen, where it keeps its data, whose marketplace it is. */
@ApplicationScoped
public class InstallationSettings {

    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    @Inject
    @ConfigProperty(name = "stoa.public-url", defaultValue = "http://localhost:8080")
    String publicUrl;

    @Inject
    @ConfigProperty(name = "stoa.data-dir", defaultValue = "data")
    String dataDirectory;

    @Inject
    @ConfigProperty(name = "stoa.marketplace.apple-item-id")
    Optional<String> marketplaceId;

    @Inject
    @ConfigProperty(name = "stoa.marketplace.name", defaultValue = "Stoa")
    String marketplaceName;

    /** Scheme and host that devices see, without a trailing slash. Every absolute URL starts with it. */
    public String publicUrl() {
        return publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** Whether only this machine can reach the installation, so that development keys harm nobody. */
    public boolean isLocal() {
        return LOCAL_HOSTS.contains(String.valueOf(URI.create(publicUrl()).getHost()));
    }

    public Path dataDirectory() {
        return Path.of(dataDirectory).toAbsolutePath().normalize();
    }

    /** The marketplace's own app; empty where only our own apps are distributed from the web. */
    public Optional<AppleItemId> marketplaceId() {
        return marketplaceId.flatMap(AppleItemId::parse);
    }

    public String marketplaceName() {
        return marketplaceName;
    }
}
