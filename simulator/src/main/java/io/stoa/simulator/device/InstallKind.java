package io.stoa.simulator.device;

import io.stoa.packageformat.Manifest;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.Optional;

/** What kind of install was announced; it has to be what would happen. */
enum InstallKind {
    INSTALL,
    UPDATE,
    /** After the device came back from a backup, or by hand: whatever is there is replaced. */
    RESTORE,
    /** Nothing is installed, the package is only looked at. */
    PROBE;

    /** What {@code dtype} has to be; known for sure only of a plain install. */
    Optional<String> downloadType(boolean installedBefore) {
        return this == INSTALL ? Optional.of(installedBefore ? "redownload" : "download") : Optional.empty();
    }

    void requireTrue(Manifest manifest, Optional<InstalledApp> installed) {
        if (this == INSTALL && installed.isPresent()) {
            throw mismatch(manifest, "an install, but the app is already on the device");
        }
        if (this == UPDATE && installed.isEmpty()) {
            throw mismatch(manifest, "an update, but the app is not on the device");
        }
        boolean same = installed
                .filter(app -> app.appleVersionId().equals(manifest.appleVersionId()))
                .isPresent();
        if (this == UPDATE && same) {
            throw mismatch(manifest, "an update, but this very version is on the device");
        }
    }

    private static MarketplaceKitError mismatch(Manifest manifest, String seen) {
        return Case.MISMATCHED_INSTALL_TYPE.because(
                "Version " + manifest.appleVersionId() + " of the app " + manifest.appleItemId() + " is announced as "
                        + seen + ".",
                "Tell the truth in isUpdate, and offer only newer versions of installed apps as updates.");
    }
}
