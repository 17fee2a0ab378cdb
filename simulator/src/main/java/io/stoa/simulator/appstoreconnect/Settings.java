package io.stoa.simulator.appstoreconnect;

import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
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
 * @param chaos        what goes wrong
 * @param relayed      whether connections can be reset, at the price of handing each byte on once more
 * @param marketplaceAppleItemId of the account's marketplace app, to which webhooks belong
 * @param authority    that signs what is forged by way of the control door; empty for one of the simulator's own
 */
public record Settings(
        int apiPort,
        int downloadPort,
        List<ApiKey> apiKeys,
        Duration urlLifetime,
        int hourlyLimit,
        Clock clock,
        Optional<Path> packages,
        ChaosSettings chaos,
        boolean relayed,
        String marketplaceAppleItemId,
        Optional<TestAuthority> authority) {

    private static final int USUAL_HOURLY_LIMIT = 3600;
    private static final String USUAL_MARKETPLACE = "6738000001";

    public Settings {
        apiKeys = List.copyOf(apiKeys);
        if (urlLifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A download URL must live for a second at least.");
        }
        if (hourlyLimit < 1) {
            throw new IllegalArgumentException("The hourly limit must be 1 at least.");
        }
    }

    /**
     * Free ports, URLs good for 15 minutes, the usual hourly limit, the system's clock, no keys, no packages; nothing
     * goes wrong, everything can.
     */
    public static Settings defaults() {
        return new Settings(
                0,
                0,
                List.of(),
                Duration.ofMinutes(15),
                USUAL_HOURLY_LIMIT,
                Clock.systemUTC(),
                Optional.empty(),
                ChaosSettings.none(),
                true,
                USUAL_MARKETPLACE,
                Optional.empty());
    }

    public Settings withPorts(int api, int download) {
        return new Settings(
                api,
                download,
                apiKeys,
                urlLifetime,
                hourlyLimit,
                clock,
                packages,
                chaos,
                relayed,
                marketplaceAppleItemId,
                authority);
    }

    /** Registers one more API key. */
    public Settings withApiKey(ApiKey key) {
        List<ApiKey> keys = Stream.concat(apiKeys.stream(), Stream.of(key)).toList();
        return new Settings(
                apiPort,
                downloadPort,
                keys,
                urlLifetime,
                hourlyLimit,
                clock,
                packages,
                chaos,
                relayed,
                marketplaceAppleItemId,
                authority);
    }

    public Settings withUrlLifetime(Duration lifetime) {
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                lifetime,
                hourlyLimit,
                clock,
                packages,
                chaos,
                relayed,
                marketplaceAppleItemId,
                authority);
    }

    public Settings withHourlyLimit(int limit) {
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                urlLifetime,
                limit,
                clock,
                packages,
                chaos,
                relayed,
                marketplaceAppleItemId,
                authority);
    }

    public Settings withClock(Clock other) {
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                urlLifetime,
                hourlyLimit,
                other,
                packages,
                chaos,
                relayed,
                marketplaceAppleItemId,
                authority);
    }

    public Settings withPackages(Path folder) {
        Optional<Path> watched = Optional.of(folder);
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                urlLifetime,
                hourlyLimit,
                clock,
                watched,
                chaos,
                relayed,
                marketplaceAppleItemId,
                authority);
    }

    public Settings withChaos(ChaosSettings other) {
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                urlLifetime,
                hourlyLimit,
                clock,
                packages,
                other,
                relayed,
                marketplaceAppleItemId,
                authority);
    }

    /** The fastest way to the bytes; connections end in good order only. */
    public Settings withoutRelay() {
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                urlLifetime,
                hourlyLimit,
                clock,
                packages,
                chaos,
                false,
                marketplaceAppleItemId,
                authority);
    }

    public Settings withMarketplace(String appleItemId) {
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                urlLifetime,
                hourlyLimit,
                clock,
                packages,
                chaos,
                relayed,
                appleItemId,
                authority);
    }

    public Settings withAuthority(TestAuthority other) {
        return new Settings(
                apiPort,
                downloadPort,
                apiKeys,
                urlLifetime,
                hourlyLimit,
                clock,
                packages,
                chaos,
                relayed,
                marketplaceAppleItemId,
                Optional.of(other));
    }
}
