package io.stoa.simulator.walk;

import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How Apple's side is set up.
 *
 * @param folder                 for the files an installation is configured with; what is there is kept, so that an
 *     installation finds the same keys again
 * @param marketplaceAppleItemId of the marketplace's own app
 * @param apiPort                of App Store Connect; 0 for any free one
 * @param downloadPort           of its downloads; 0 for any free one
 * @param webhookSecretsFile     of an installation that has one already; its first line signs
 * @param chaos                  what goes wrong in App Store Connect
 * @param relayed                whether what goes over the wire can be broken off; bytes go twice through this process then
 */
public record AppleSettings(
        Path folder,
        String marketplaceAppleItemId,
        int apiPort,
        int downloadPort,
        Optional<Path> webhookSecretsFile,
        ChaosSettings chaos,
        boolean relayed) {

    private static final String USUAL_MARKETPLACE = "6738000001";

    public AppleSettings {
        folder = folder.toAbsolutePath().normalize();
    }

    /** A marketplace of the usual id, on free ports, with a webhook secret of its own. */
    public static AppleSettings in(Path folder) {
        return new AppleSettings(folder, USUAL_MARKETPLACE, 0, 0, Optional.empty(), ChaosSettings.none(), true);
    }

    public AppleSettings withPorts(int api, int download) {
        return new AppleSettings(folder, marketplaceAppleItemId, api, download, webhookSecretsFile, chaos, relayed);
    }

    public AppleSettings withWebhookSecretsFile(Path file) {
        return new AppleSettings(
                folder,
                marketplaceAppleItemId,
                apiPort,
                downloadPort,
                Optional.of(file.toAbsolutePath()),
                chaos,
                relayed);
    }

    public AppleSettings withChaos(ChaosSettings other) {
        return new AppleSettings(
                folder, marketplaceAppleItemId, apiPort, downloadPort, webhookSecretsFile, other, relayed);
    }

    /** The fastest way to the bytes; connections end in good order only. */
    public AppleSettings withoutRelay() {
        return new AppleSettings(
                folder, marketplaceAppleItemId, apiPort, downloadPort, webhookSecretsFile, chaos, false);
    }
}
