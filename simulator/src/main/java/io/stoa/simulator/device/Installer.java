package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Licence, restore call, download, done: what every install, update and restore has in common. */
final class Installer {

    private final AppLicensing licensing;
    private final RestoreConfirmation confirmation;
    private final AssetDownloads downloads;
    private final InstalledApps apps;

    Installer(AppLicensing licensing, RestoreConfirmation confirmation, AssetDownloads downloads, InstalledApps apps) {
        this.licensing = licensing;
        this.confirmation = confirmation;
        this.downloads = downloads;
        this.apps = apps;
    }

    /**
     * Installs what is licensed.
     *
     * @throws MarketplaceKitError {@code invalidLicense} after all others are installed, when apps were refused
     */
    List<InstalledApp> install(List<PreparedInstall> installs) {
        Map<String, License> licenses = licensing.license(installs);
        List<InstalledApp> installed = new ArrayList<>();
        for (PreparedInstall install : installs) {
            if (licenses.containsKey(install.appleItemId())) {
                installed.add(complete(install, licenses.get(install.appleItemId())));
            }
        }
        requireNoneRefused(installs, licenses);
        return List.copyOf(installed);
    }

    private InstalledApp complete(PreparedInstall install, License license) {
        confirmation.confirm(install);
        InstalledApp app = install.installedWith(downloadedWith(install, license));
        apps.put(app);
        return app;
    }

    /** The licence the app runs with; devices try the whole variant after a delta failed. */
    private License downloadedWith(PreparedInstall install, License license) {
        try {
            downloads.download(install);
            return license;
        } catch (MarketplaceKitError failed) {
            if (install.delta().isEmpty()) {
                throw failed;
            }
            return wholeVariantAfter(failed, install, license);
        }
    }

    private License wholeVariantAfter(MarketplaceKitError failed, PreparedInstall install, License license) {
        PreparedInstall whole = install.withoutDelta();
        try {
            downloads.download(whole);
            return licensing.isForDeltaOnly(install) ? relicensed(whole) : license;
        } catch (MarketplaceKitError alsoFailed) {
            alsoFailed.addSuppressed(failed);
            throw alsoFailed;
        }
    }

    private License relicensed(PreparedInstall whole) {
        Map<String, License> licenses = licensing.license(List.of(whole));
        requireNoneRefused(List.of(whole), licenses);
        return licenses.get(whole.appleItemId());
    }

    private static void requireNoneRefused(List<PreparedInstall> installs, Map<String, License> licenses) {
        List<String> refused = installs.stream()
                .map(PreparedInstall::appleItemId)
                .filter(appleItemId -> !licenses.containsKey(appleItemId))
                .toList();
        if (!refused.isEmpty()) {
            throw Case.INVALID_LICENSE.because(
                    "The server refuses a licence for " + String.join(", ", refused) + " (unlicensedApps).",
                    "Nothing, if the account may not have it; otherwise check entitlement, install limit and that the"
                            + " package was ingested with its key blobs.");
        }
    }
}
