package io.stoa.simulator.walk;

import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.forge.PackagePlan;
import io.stoa.simulator.appstoreconnect.forge.PlannedAsset;
import io.stoa.simulator.appstoreconnect.forge.PlannedPackage;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The walk of one app version through its revisions: each downloads only what is new, what was served goes on being
 * served, the published revision never goes back, and a superseded app version still gets its revision.
 */
public final class RevisionWalk {

    private final SimulatedApple apple;
    private final RevisionSeries series;
    private final WalkLog log;
    private final Announcements announcements;
    private final IngestionWatch ingestions;
    private final ServedPackage served;

    /** A package version that App Store Connect offers, and what it was made of. */
    private record Offer(PlannedPackage planned, PackageVersion version) {}

    public RevisionWalk(Installation installation, SimulatedApple apple, RevisionSeries series, WalkListener listener) {
        this(installation, apple, series, listener, new IngestionWatch(new InstallationCalls(installation)));
    }

    RevisionWalk(
            Installation installation,
            SimulatedApple apple,
            RevisionSeries series,
            WalkListener listener,
            IngestionWatch ingestions) {
        Clock clock = Clock.systemUTC();
        this.apple = apple;
        this.series = series;
        this.log = new WalkLog(listener, clock);
        this.announcements = new Announcements(installation, clock);
        this.ingestions = ingestions;
        this.served = new ServedPackage(new InstallationCalls(installation));
    }

    /**
     * Plays it to its end.
     *
     * @throws WalkFailed at the first step that is not as it has to be
     */
    public void play() {
        Offer first = log.step("revision 1", proof -> publish(series.first(), List.of(), proof));
        Offer second = log.step(
                "revision 2", proof -> publish(series.second(), series.first().assets(), proof));
        log.prove("revision 1 after revision 2", proof -> serve(first, proof));
        Offer third = log.step(
                "revision 3", proof -> publish(series.third(), series.second().assets(), proof));
        log.prove("revision 2 announced again", proof -> repeat(second, third, proof));
        Offer next = log.step("the app's next version", proof -> publish(series.nextVersion(), List.of(), proof));
        Offer late = log.step(
                "a revision of the superseded version",
                proof -> publish(series.late(), series.third().assets(), proof));
        log.prove("all base paths at the end", proof -> List.of(first, second, third, next, late)
                .forEach(offer -> serve(offer, proof)));
    }

    private Offer publish(PackagePlan plan, List<PlannedAsset> known, Proof proof) {
        PlannedPackage planned = new PlannedPackage(plan, apple.authority());
        Offer offer = new Offer(planned, apple.appStoreConnect().addPackage(planned));
        DownloadCount downloads = DownloadCount.from(apple.appStoreConnect());
        announcements.available(offer.version());
        ingestions.awaitPublication(ingestions.only(offer.version().id()).id(), proof);
        requireNewOnly(plan, known, downloads, proof);
        served.requireOffered(offer.version());
        serve(offer, proof);
        return offer;
    }

    private static void requireNewOnly(
            PackagePlan plan, List<PlannedAsset> known, DownloadCount downloads, Proof proof) {
        Set<String> knownIds = known.stream().map(PlannedAsset::publicId).collect(Collectors.toSet());
        List<PlannedAsset> shared = plan.assets().stream()
                .filter(asset -> knownIds.contains(asset.publicId()))
                .toList();
        List<PlannedAsset> fresh = plan.assets().stream()
                .filter(asset -> !knownIds.contains(asset.publicId()))
                .toList();
        downloads.requireAll(fresh);
        downloads.requireNone(shared);
        proof.proves(fresh.size() + " new assets downloaded, " + shared.size() + " known ones not again");
    }

    private void serve(Offer offer, Proof proof) {
        served.requireManifest(offer.version(), offer.planned().manifest());
        List<PlannedAsset> assets = offer.planned().plan().assets();
        served.requireAsset(offer.version(), assets.get(0).assetPath());
        proof.proves("base path of revision " + offer.version().number() + " serves");
    }

    private void repeat(Offer former, Offer current, Proof proof) {
        announcements.available(former.version());
        ingestions.only(former.version().id());
        served.requireOffered(current.version());
        proof.proves("still one ingestion, revision " + current.version().number() + " stays");
    }
}
