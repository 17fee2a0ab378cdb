package io.stoa.simulator.device;

import java.time.Clock;

/** Puts the parts of a device together. */
final class DeviceParts {

    final StepLog log;
    final InstalledApps apps = new InstalledApps();
    final WellKnown wellKnown;
    final Authorizations authorizations;
    final Reauthentication reauthentication;
    final LinkInstallation linkInstallation;
    final MarketplaceInstallation marketplaceInstallation;
    final Restoration restoration;
    final Updates updates;
    final Renewals renewals;
    final Clock clock;

    DeviceParts(DeviceBuilder builder) {
        clock = builder.clock;
        log = new StepLog(clock, builder.stepListener);
        DeviceHttp http = new DeviceHttp(builder.patience);
        DeviceHardware hardware = builder.hardware();
        wellKnown = new WellKnown(http, builder.publicUrl, log);
        authorizations = new Authorizations(builder.extension, log);
        AppListEndpoints lists = new AppListEndpoints(new DeviceEndpoint(http), hardware, authorizations);
        Licensing licensing = new Licensing(
                http,
                new LicenseCertificates(http, clock, builder.keptEncryptionCertificate),
                hardware.deviceId(),
                clock,
                builder.random);
        LicenseCheck check = new LicenseCheck(clock, builder.keyBlobs);
        PackageInspection inspection = inspection(builder, http, hardware);
        Installer installer = new Installer(
                new AppLicensing(licensing, check, authorizations, builder.licensedAsset, log),
                new RestoreConfirmation(lists, inspection, log, builder.restoreOnInstall),
                new AssetDownloads(http, builder.rangeSize, log),
                apps);
        OAuthSessions sessions = new OAuthSessions(http, hardware, builder.publicUrl, clock, habits(builder));
        reauthentication = new Reauthentication(wellKnown, sessions, authorizations, builder.random, log);
        linkInstallation = new LinkInstallation(wellKnown, sessions, authorizations, inspection, installer, log);
        marketplaceInstallation = new MarketplaceInstallation(wellKnown, inspection, installer);
        restoration = new Restoration(wellKnown, lists, inspection, installer, log);
        updates = new Updates(wellKnown, lists, inspection, installer, apps, log);
        renewals = new Renewals(wellKnown, licensing, check, authorizations, apps, log);
    }

    private static TokenHabits habits(DeviceBuilder builder) {
        return new TokenHabits(builder.rotatedRefreshToken, builder.firstTokenAnswerLost);
    }

    private PackageInspection inspection(DeviceBuilder builder, DeviceHttp http, DeviceHardware hardware) {
        return new PackageInspection(
                new PackageReader(http, builder.trustAnchors),
                new VariantChoice(hardware),
                new InstallVerification(
                        clock, builder.seenNonces, builder.verificationTokenKey, builder.marketplaceAppleItemId),
                apps,
                log);
    }
}
