package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import io.stoa.simulator.appstoreconnect.Settings;
import io.stoa.simulator.appstoreconnect.token.ApiKey;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything on Apple's side of an installation: App Store Connect, the authority that signs packages, and the keys and
 * secrets that Apple and an operator share. Closing it stops App Store Connect; the files stay.
 */
public final class SimulatedApple implements AutoCloseable {

    private static final String KEY_ID = "WALK2KEY34";
    private static final String ISSUER_ID = "7c1d0b52-3f64-4f0e-9a35-2b8e41d6c907";

    private final AppleSettings settings;
    private final TestAuthority authority;
    private final AppleFiles files;
    private final String webhookSecret;
    private final AppStoreConnectSimulator appStoreConnect;

    private SimulatedApple(AppleSettings settings) throws IOException {
        this.settings = settings;
        this.authority = TestAuthority.create();
        this.files = AppleFiles.make(settings, authority);
        this.webhookSecret = files.webhookSecret();
        Settings simulated = Settings.defaults()
                .withPorts(settings.apiPort(), settings.downloadPort())
                .withChaos(settings.chaos())
                .withAuthority(authority)
                .withMarketplace(settings.marketplaceAppleItemId())
                .withApiKey(ApiKey.team(KEY_ID, ISSUER_ID, files.apiPublicKey()));
        this.appStoreConnect =
                AppStoreConnectSimulator.start(settings.relayed() ? simulated : simulated.withoutRelay());
    }

    /**
     * Makes the files that are missing and opens App Store Connect on this machine.
     *
     * @throws IOException a file cannot be written or read
     * @throws io.stoa.simulator.appstoreconnect.http.PortUnavailable a port cannot be opened
     */
    public static SimulatedApple start(AppleSettings settings) throws IOException {
        return new SimulatedApple(settings);
    }

    /** What an installation is configured with to live on this side of the world: keys and their values. */
    public Map<String, String> configuration() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("stoa.app-store-connect.url", appStoreConnect.apiUri().toString());
        keys.put(
                "stoa.app-store-connect.download-hosts",
                appStoreConnect.downloadUri().toString());
        keys.put("stoa.app-store-connect.issuer-id", ISSUER_ID);
        keys.put("stoa.app-store-connect.key-id", KEY_ID);
        keys.put("stoa.app-store-connect.private-key-file", files.apiKey().toString());
        keys.put("stoa.packages.trust-anchors-file", files.trustAnchors().toString());
        keys.put("stoa.notifications.secrets-file", files.webhookSecrets().toString());
        keys.put("stoa.marketplace.apple-item-id", settings.marketplaceAppleItemId());
        keys.put("stoa.distribution-key.id", files.distributionKeyId());
        keys.put(
                "stoa.distribution-key.private-key-file",
                files.distributionKey().toString());
        return keys;
    }

    /** An installation that was started with {@link #configuration}. */
    public Installation installation(URI publicUrl, Supplier<String> operatorToken) {
        return new Installation(
                publicUrl,
                operatorToken,
                webhookSecret,
                settings.marketplaceAppleItemId(),
                Optional.of(files.distributionPublicKey()));
    }

    public AppStoreConnectSimulator appStoreConnect() {
        return appStoreConnect;
    }

    /** Who signs the packages; its root is the installation's and the devices' trust anchor. */
    public TestAuthority authority() {
        return authority;
    }

    @Override
    public void close() {
        appStoreConnect.close();
    }
}
