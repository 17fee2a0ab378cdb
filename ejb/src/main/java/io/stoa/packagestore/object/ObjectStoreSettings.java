package io.stoa.packagestore.object;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which bucket the packages are in, where it answers and who we are to it. What cannot work is refused in a sentence. */
@ApplicationScoped
public class ObjectStoreSettings {

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.bucket")
    Optional<String> bucket;

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.prefix", defaultValue = "stoa/")
    String prefix;

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.endpoint")
    Optional<String> endpoint;

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.region", defaultValue = "us-east-1")
    String region;

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.path-style", defaultValue = "false")
    boolean pathStyle;

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.access-key-id")
    Optional<String> accessKeyId;

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.access-key-id-file")
    Optional<String> accessKeyIdFile;

    @Inject
    @ConfigProperty(name = "stoa.packages.s3.secret-access-key-file")
    Optional<String> secretAccessKeyFile;

    @Inject
    @ConfigProperty(name = "stoa.outbound.connect-timeout", defaultValue = "PT10S")
    Duration connectTimeout;

    @Inject
    @ConfigProperty(name = "stoa.outbound.idle-timeout", defaultValue = "PT60S")
    Duration idleTimeout;

    String bucket() {
        return bucket.filter(name -> !name.isBlank())
                .orElseThrow(() -> refused("With stoa.packages.store=s3 set stoa.packages.s3.bucket."));
    }

    /** What every key begins with: empty, or ending in a slash. */
    String prefix() {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    /** Where the bucket answers; empty for the region's own address at Amazon. */
    Optional<URI> endpoint() {
        return endpoint.map(ObjectStoreSettings::address);
    }

    private static URI address(String configured) {
        URI address = parsed(configured.strip());
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw noAddress(null);
        }
        return address;
    }

    private static URI parsed(String configured) {
        try {
            return new URI(configured);
        } catch (URISyntaxException malformed) {
            throw noAddress(malformed);
        }
    }

    private static MarketplaceException noAddress(Exception cause) {
        return new MarketplaceException(
                FailureCode.NOT_CONFIGURED,
                "stoa.packages.s3.endpoint has to be an address such as https://s3.example.org.",
                cause);
    }

    String region() {
        return region;
    }

    boolean pathStyle() {
        return pathStyle;
    }

    String accessKeyId() {
        return accessKeyId
                .or(() -> accessKeyIdFile.map(file -> content("stoa.packages.s3.access-key-id-file", file)))
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> refused("With stoa.packages.store=s3 set stoa.packages.s3.access-key-id, or"
                        + " stoa.packages.s3.access-key-id-file."));
    }

    String secretAccessKey() {
        return secretAccessKeyFile
                .map(file -> content("stoa.packages.s3.secret-access-key-file", file))
                .filter(secret -> !secret.isBlank())
                .orElseThrow(
                        () -> refused(
                                "With stoa.packages.store=s3 set stoa.packages.s3.secret-access-key-file to a file that holds it."));
    }

    private static String content(String key, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new MarketplaceException(FailureCode.NOT_CONFIGURED, key + " cannot be read.", unreadable);
        }
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    static MarketplaceException refused(String sentence) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence);
    }
}
