package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.License;
import io.stoa.simulator.licensing.CertificatePortal;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The walk of licences: issued, renewed in their last day, revoked, limited to some devices, taken down under each policy,
 * and asked for with the certificate of yesterday. It can be repeated on one installation with a higher seed.
 */
public final class LicenseWalk {

    private static final String CERTIFICATE = "/certificates/encryption.cer";
    private static final Duration INTO_THE_LAST_DAY = Duration.ofDays(29).plusHours(6);

    private final SimulatedApple apple;
    private final WalkPackages packages;
    private final WalkLog log;
    private final InstallationCalls calls;
    private final LicenseCalls licenses;
    private final Announcements announcements;
    private final IngestionWatch ingestions;
    private final WalkDevices devices;
    private final DeviceProofs proofs;
    private final LicenseProofs licenseProofs;
    private final InstallLimitWalk limits;

    /**
     * Prepares the walk.
     *
     * @param seed ids of app, versions and account follow from it; higher than in the walk before
     */
    public LicenseWalk(Installation installation, SimulatedApple apple, long seed, WalkListener listener) {
        Clock clock = Clock.systemUTC();
        this.apple = apple;
        this.packages = new WalkPackages(apple.authority(), seed);
        this.log = new WalkLog(listener, clock);
        this.calls = new InstallationCalls(installation);
        this.licenses = new LicenseCalls(calls);
        this.announcements = new Announcements(installation, clock);
        this.ingestions = new IngestionWatch(calls);
        this.devices = new WalkDevices(installation, apple.authority().trustAnchors());
        this.proofs = new DeviceProofs(calls);
        this.licenseProofs = new LicenseProofs(calls);
        this.limits = new InstallLimitWalk(installation, apple, packages, devices, log);
    }

    /**
     * Plays it to its end.
     *
     * @throws WalkFailed at the first step that is not as it has to be
     */
    public void play() {
        ForgedPackage forged = packages.first();
        PackageVersion version = apple.appStoreConnect().addPackage(forged);
        log.prove("an app of another developer", proof -> publish(version, proof));
        MovableClock clock = new MovableClock();
        Device iPhone = devices.iPhone(clock);
        log.prove("install", proof -> proofs.install(iPhone, forged, proof));
        Device iPad = devices.iPadThatKeeps(calls.bytes(CERTIFICATE));
        log.prove("install on an iPad", proof -> proofs.install(iPad, forged, proof));
        log.prove("renewal in the last day of the licence", proof -> renewInTime(iPhone, clock, proof));
        log.prove("revocation", proof -> revoke(iPhone, proof));
        limits.play();
        takeDown(iPad, forged, version);
        log.prove("certificate exchanged", proof -> exchangeCertificate(iPad, forged, proof));
    }

    private void publish(PackageVersion version, Proof proof) {
        announcements.available(version);
        ingestions.awaitPublication(ingestions.only(version.id()).id(), proof);
    }

    private void renewInTime(Device device, MovableClock clock, Proof proof) {
        Unexpected.unless(
                device.renewExpiringLicenses().renewed().isEmpty(), "nothing to be due yet", device.installedApps());
        clock.advance(INTO_THE_LAST_DAY);
        int renewed = device.renewExpiringLicenses().renewed().size();
        Unexpected.unless(renewed == 1, "one licence to be renewed", renewed);
        DeviceSteps.requireRunning(device, device.installedApps().get(0));
        proof.proves("renewed by the daily check, 18 hours before its end; not before");
    }

    private void revoke(Device device, Proof proof) {
        License license = device.installedApps().get(0).license();
        licenses.revoke(license);
        DeviceSteps.requireRunning(device, device.installedApps().get(0));
        proof.proves("revoked, the app still runs: nothing reaches a device");
        licenseProofs.stopped(device, license.appleItemId());
        proof.proves("ineligible when the marketplace app asks for renewal, and the page behind Resolve explains");
    }

    private void takeDown(Device device, ForgedPackage forged, PackageVersion version) {
        String app = version.appleItemId();
        log.prove("take-down", proof -> {
            announcements.unavailable(app);
            licenseProofs.renewed(device, app);
            proofs.refuse(devices.iPhone(), forged, proof);
            proof.proves("who has the app keeps it: " + policyOf(app));
        });
        String id = licenses.takeDowns(app).get(0).getString("takeDownId");
        log.prove("take-down, LAPSE", proof -> {
            licenses.decide(app, id, "LAPSE");
            licenseProofs.renewedWithItsOldEnd(device, app);
            proof.proves("issued again with the end it had");
        });
        log.prove("take-down, REVOKE", proof -> {
            licenses.decide(app, id, "REVOKE");
            licenseProofs.stopped(device, app);
            proof.proves("ineligible at the next renewal, the app is stopped");
        });
        log.prove("take-down, RENEW after all", proof -> {
            licenses.decide(app, id, "RENEW");
            licenseProofs.renewed(device, app);
            proof.proves("the app runs again");
        });
        log.prove("offered again", proof -> {
            announcements.available(version);
            proofs.install(devices.iPhone(), forged, proof);
            Unexpected.unless(licenses.takeDowns(app).isEmpty(), "no take-down", licenses.takeDowns(app));
        });
    }

    private String policyOf(String app) {
        List<JsonObject> takeDowns = licenses.takeDowns(app);
        Unexpected.unless(takeDowns.size() == 1, "one take-down", takeDowns);
        return takeDowns.get(0).getString("policy");
    }

    private void exchangeCertificate(Device cached, ForgedPackage forged, Proof proof) {
        byte[] former = calls.bytes(CERTIFICATE);
        byte[] issued = CertificatePortal.open(Clock.systemUTC()).issue(licenses.requestEncryptionCertificate());
        licenses.installEncryptionCertificate(issued);
        byte[] published = calls.bytes(CERTIFICATE);
        Unexpected.unless(
                Arrays.equals(published, issued) && !Arrays.equals(published, former),
                "the new certificate to be published",
                "another one");
        licenseProofs.renewed(cached, forged.manifest().appleItemId());
        proof.proves("a device that keeps the former certificate is answered");
        proofs.install(devices.iPhone(), forged, proof);
    }
}
