package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.device.Device;
import java.time.Clock;

/**
 * The walk of an app of another developer: announced, ingested, installed through the marketplace app, updated by a
 * delta, licensed anew, taken down. It can be repeated on one installation with another seed.
 */
public final class DistributedAppWalk {

    private final SimulatedApple apple;
    private final WalkPackages packages;
    private final WalkLog log;
    private final Announcements announcements;
    private final IngestionWatch ingestions;
    private final WalkDevices devices;
    private final DeviceProofs proofs;

    /**
     * Prepares the walk.
     *
     * @param seed ids of app and versions follow from it
     */
    public DistributedAppWalk(Installation installation, SimulatedApple apple, long seed, WalkListener listener) {
        Clock clock = Clock.systemUTC();
        InstallationCalls calls = new InstallationCalls(installation);
        this.apple = apple;
        this.packages = new WalkPackages(apple.authority(), seed);
        this.log = new WalkLog(listener, clock);
        this.announcements = new Announcements(installation, clock);
        this.ingestions = new IngestionWatch(calls);
        this.devices = new WalkDevices(installation, apple.authority().trustAnchors());
        this.proofs = new DeviceProofs(calls);
    }

    /**
     * Plays it to its end.
     *
     * @throws WalkFailed at the first step that is not as it has to be
     */
    public void play() {
        ForgedPackage first = log.step("version 1 in App Store Connect", proof -> offer(packages.first(), proof));
        PackageVersion announced = apple.appStoreConnect().addPackage(first);
        publishFirst(announced);
        Device iPhone = devices.iPhone();
        log.prove("install through the marketplace app", proof -> proofs.install(iPhone, first, proof));
        log.prove("restore on an iPad", proof -> proofs.restore(devices.iPad(), first, proof));
        update(iPhone, first);
        log.prove("licence renewal", proof -> proofs.renew(iPhone, announced.appleItemId(), proof));
        takeDown(announced.appleItemId(), first);
    }

    private void publishFirst(PackageVersion version) {
        log.prove("notification with a wrong signature", proof -> refuseForged(version, proof));
        Delivery delivery = log.step("notification of version 1", proof -> announce(version, proof));
        log.prove("the same notification again", proof -> repeat(delivery, version, proof));
        log.prove("ingestion of version 1", proof -> awaitPublication(version, proof));
    }

    private void update(Device iPhone, ForgedPackage first) {
        ForgedPackage second =
                log.step("version 2 in App Store Connect", proof -> offer(packages.second(first), proof));
        PackageVersion version = apple.appStoreConnect().addPackage(second);
        log.prove("notification of version 2", proof -> announce(version, proof));
        log.prove("ingestion of version 2", proof -> awaitPublication(version, proof));
        log.prove("update by a delta", proof -> proofs.update(iPhone, second, proof));
    }

    private void takeDown(String appleItemId, ForgedPackage first) {
        log.prove("notification of the take-down", proof -> {
            announcements.unavailable(appleItemId);
            proof.proves("AppUnavailable answered with an empty 200");
        });
        log.prove("restore after the take-down", proof -> proofs.refuse(devices.iPhone(), first, proof));
    }

    private static ForgedPackage offer(ForgedPackage forged, Proof proof) {
        long bytes = forged.assets().stream().mapToLong(asset -> asset.size()).sum();
        proof.proves(forged.manifest().variants().size() + " variants and "
                + forged.manifest().deltas().size() + " deltas, " + Bytes.of(bytes) + ", signed");
        return forged;
    }

    private void refuseForged(PackageVersion version, Proof proof) {
        announcements.forged(version);
        Unexpected.unless(ingestions.of(version.id()).isEmpty(), "no ingestion", ingestions.of(version.id()));
        proof.proves("answered with 401, nothing is ingested");
    }

    private Delivery announce(PackageVersion version, Proof proof) {
        Delivery delivery = announcements.available(version);
        ingestions.only(version.id());
        proof.proves("answered with an empty 200, one ingestion begins");
        return delivery;
    }

    private void repeat(Delivery delivery, PackageVersion version, Proof proof) {
        announcements.repeat(delivery);
        ingestions.only(version.id());
        proof.proves("a quiet 200, still one ingestion");
    }

    private void awaitPublication(PackageVersion version, Proof proof) {
        ingestions.awaitPublication(ingestions.only(version.id()).id(), proof);
    }
}
