package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.device.AppsRequest;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.InstallChannel;
import io.stoa.simulator.device.InstalledApp;
import io.stoa.simulator.device.MarketplaceKitError;
import java.util.OptionalInt;

/** One account on more devices than the marketplace's own app may be on. */
final class InstallLimitWalk {

    private final Installation installation;
    private final SimulatedApple apple;
    private final WalkPackages packages;
    private final WalkDevices devices;
    private final WalkLog log;
    private final IngestionWatch ingestions;
    private final MarketplaceAppCalls marketplaceApp;
    private final LicenseCalls licenses;
    private final Person person;

    InstallLimitWalk(
            Installation installation, SimulatedApple apple, WalkPackages packages, WalkDevices devices, WalkLog log) {
        InstallationCalls calls = new InstallationCalls(installation);
        this.installation = installation;
        this.apple = apple;
        this.packages = packages;
        this.devices = devices;
        this.log = log;
        this.ingestions = new IngestionWatch(calls);
        this.marketplaceApp = new MarketplaceAppCalls(installation, calls);
        this.licenses = new LicenseCalls(calls);
        this.person = Person.withLogin("licensee+" + packages.seed() + "@kite.example");
    }

    void play() {
        String app = installation.marketplaceAppleItemId();
        log.prove("the marketplace's own app", this::publish);
        String account = marketplaceApp.openAccount(person);
        licenses.limit(app, OptionalInt.of(1));
        try {
            log.prove("install limit of one device", proof -> reach(account, app, proof));
        } finally {
            licenses.limit(app, OptionalInt.empty());
        }
    }

    private void publish(Proof proof) {
        ForgedPackage forged = packages.marketplaceApp(installation.marketplaceAppleItemId());
        PackageVersion version = apple.appStoreConnect().addPackage(forged);
        ingestions.awaitPublication(marketplaceApp.handIn(version), proof);
    }

    private void reach(String account, String app, Proof proof) {
        Device first = devices.iPhone();
        install(first, account);
        proof.proves("licensed on the first device");
        Device second = devices.iPad();
        refuse(second, account);
        proof.proves("refused on the second");
        DeviceSteps.requireRunning(
                first, Restores.one(first.restore(request(first.installedApps().get(0)))));
        proof.proves("never refused where it is");
        licenses.limit(app, OptionalInt.of(2));
        install(second, account);
        proof.proves("licensed on the second once two are allowed");
    }

    private void install(Device device, String account) {
        InstalledApp app = device.followInstallLink(link(account), installation.origin());
        DeviceSteps.requireRunning(device, app);
    }

    private void refuse(Device device, String account) {
        try {
            device.followInstallLink(link(account), installation.origin());
        } catch (MarketplaceKitError refused) {
            boolean unlicensed = refused.getMessage().contains("unlicensedApps");
            Unexpected.unless(unlicensed, "the licence to be refused", refused.getMessage());
            return;
        }
        throw new Unexpected("the licence to be refused", "an install");
    }

    private AppsRequest request(InstalledApp app) {
        return AppsRequest.of(InstallChannel.LINK, person.login(), app.appleItemId(), app.appleVersionId());
    }

    private String link(String account) {
        return PersonalLink.of(
                marketplaceApp.installLink(), marketplaceApp.linkToken(account).text("token"), person.login());
    }
}
