package io.stoa.simulator.device;

import java.util.ArrayList;
import java.util.List;

/** A marketplace app asked the system to install or update apps of its marketplace. */
final class MarketplaceInstallation {

    private final WellKnown wellKnown;
    private final PackageInspection inspection;
    private final Installer installer;

    MarketplaceInstallation(WellKnown wellKnown, PackageInspection inspection, Installer installer) {
        this.wellKnown = wellKnown;
        this.inspection = inspection;
        this.installer = installer;
    }

    /** Several apps are licensed by one request. */
    List<InstalledApp> install(List<InstallMetadata> batch) {
        MarketplaceKit kit = wellKnown.marketplaceKit();
        List<PreparedInstall> installs = new ArrayList<>();
        for (InstallMetadata metadata : batch) {
            installs.add(inspection.inspect(
                    offer(metadata),
                    AppExpectation.of(metadata.appleItemId(), metadata.appleVersionId()),
                    metadata.isUpdate() ? InstallKind.UPDATE : InstallKind.INSTALL,
                    kit));
        }
        return installer.install(installs);
    }

    private static PackageOffer offer(InstallMetadata metadata) {
        return new PackageOffer(
                InstallChannel.MARKETPLACE_APP,
                metadata.account(),
                PackageOffer.packageUrl(
                        metadata.alternativeDistributionPackage().toString(),
                        "alternativeDistributionPackage of the install call"),
                InstallVerificationToken.requirePresent(metadata.installVerificationToken(), "install call"));
    }
}
