package io.stoa.simulator.appstoreconnect;

import io.stoa.simulator.appstoreconnect.token.ApiKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the simulator is set up.
 *
 * @param apiPort      of the API; 0 for any free one
 * @param downloadPort of the downloads; 0 for any free one
 * @param apiKeys      that may sign tokens; with none every request is refused
 * @param urlLifetime  of a download URL, in whole seconds
 * @param hourlyLimit  requests an API key may make within an hour
 * @param clock        by which tokens, URLs and the hour are judged
 * @param packages     folder to offer packages from, watched for new ones
 */
public record Settings(
        int apiPort,
        int downloadPort,
        List<ApiKey> apiKeys,
        Duration urlLifetime,
        int hourlyLimit,
        Clock clock,
        Optional<Path> packages) {

    private static final int USUAL_HOURLY_LIMIT = 3600;

    public Settings {
        apiKeys = List.copyOf(apiKeys);
        if (urlLifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A download URL must live for a second at least.");
        }
        if (hourlyLimit < 1) {
            throw new IllegalArgumentException("The hourly limit must be 1 at least.");
        }
    }

    /** Free ports, URLs good for 15 minutes, the usual hourly limit, the system's clock, no keys, no packages. */
    public static Settings defaults() {
        return new Settings(
                0, 0, List.of(), Duration.ofMinutes(15), USUAL_HOURLY_LIMIT, Clock.systemUTC(), Optional.empty());
    }

    public Settings withPorts(int api, int download) {
        return new Settings(api, download, apiKeys, urlLifetime, hourlyLimit, clock, packages);
    }

    /** Registers one more API key. */
    public Settings withApiKey(ApiKey key) {
        List<ApiKey> keys = Stream.concat(apiKeys.stream(), Stream.of(key)).toList();
        return new Settings(apiPort, downloadPort, keys, urlLifetime, hourlyLimit, clock, packages);
    }

    public Settings withUrlLifetime(Duration lifetime) {
        return new Settings(apiPort, downloadPort, apiKeys, lifetime, hourlyLimit, clock, packages);
    }

    public Settings withHourlyLimit(int limit) {
        return new Settings(apiPort, downloadPort, apiKeys, urlLifetime, limit, clock, packages);
    }

    public Settings withClock(Clock other) {
        return new Settings(apiPort, downloadPort, apiKeys, urlLifetime, hourlyLimit, other, packages);
    }

    public Settings withPackages(Path folder) {
        return new Settings(apiPort, downloadPort, apiKeys, urlLifetime, hourlyLimit, clock, Optional.of(folder));
    }
}
