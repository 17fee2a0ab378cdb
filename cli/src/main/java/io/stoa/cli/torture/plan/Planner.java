package io.stoa.cli.torture.plan;

import io.stoa.cli.torture.plan.PlannedNotice.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Draws a plan from a seed. */
public final class Planner {

    private static final long FIRST_ITEM = 7_200_000_000L;
    private static final long FIRST_VERSION = 910_000_000L;
    private static final int IDS_OF_A_ROUND = 100;
    private static final int APPS = 3;
    private static final int MOST_VERSIONS = 2;
    private static final int MOST_REVISIONS = 3;
    private static final int KIBIBYTE = 1024;
    private static final int LARGE = 2 * KIBIBYTE * KIBIBYTE;
    private static final int SECONDS_OF_A_FAULT = 10;
    private static final int HIGHEST_CHAOS = 2;

    private final Random random;
    private final long firstItem;
    private final long firstVersion;
    private final Duration length;
    private final List<Fault> choices;
    private final List<PlannedPackage> packages = new ArrayList<>();
    private final List<PlannedNotice> notices = new ArrayList<>();
    private int event;

    private Planner(long seed, Duration length, List<Fault> choices) {
        this.random = new Random(seed);
        this.firstItem = FIRST_ITEM + seed * IDS_OF_A_ROUND;
        this.firstVersion = FIRST_VERSION + seed * IDS_OF_A_ROUND;
        this.length = length;
        this.choices = choices;
    }

    /**
     * The plan of a round.
     *
     * @param length  how long clients are busy; the longer, the more faults
     * @param choices the faults that can be injected here
     */
    public static Plan plan(long seed, Duration length, List<Fault> choices) {
        return new Planner(seed, length, choices).draw(seed);
    }

    private Plan draw(long seed) {
        for (int app = 0; app < APPS; app++) {
            story(String.valueOf(firstItem + app));
        }
        poison();
        List<PlannedNotice> deliveries = delivered();
        List<PlannedFault> faults = faults();
        return new Plan(seed, length, chaos(), packages, deliveries, faults);
    }

    // an app's life: versions with revisions, now and then withdrawn and sometimes admitted again
    private void story(String app) {
        int versions = 1 + random.nextInt(MOST_VERSIONS);
        for (int version = 0; version < versions; version++) {
            String id = nextVersionId();
            int revisions = 1 + random.nextInt(MOST_REVISIONS);
            for (int revision = 1; revision <= revisions; revision++) {
                announce(offer(app, id, revision, size()));
                if (random.nextInt(5) == 0) {
                    tell(Kind.PACKAGE_WITHDRAWN, app, Optional.of(packages.get(packages.size() - 1)));
                }
            }
        }
        if (random.nextInt(3) == 0) {
            tell(Kind.APP_WITHDRAWN, app, Optional.empty());
        }
        if (random.nextInt(2) == 0) {
            announce(offer(app, nextVersionId(), 1, size()));
        }
    }

    private void poison() {
        PlannedPackage poison = new PlannedPackage(String.valueOf(firstItem + APPS), nextVersionId(), 1, size(), true);
        packages.add(poison);
        announce(poison);
    }

    private int size() {
        return random.nextInt(6) == 0 ? LARGE : (1 + random.nextInt(64)) * KIBIBYTE;
    }

    private String nextVersionId() {
        return String.valueOf(firstVersion + packages.size());
    }

    private PlannedPackage offer(String app, String versionId, int revision, int size) {
        PlannedPackage offered = new PlannedPackage(app, versionId, revision, size, false);
        packages.add(offered);
        return offered;
    }

    private void announce(PlannedPackage version) {
        tell(Kind.AVAILABLE, version.appleItemId(), Optional.of(version));
    }

    private void tell(Kind kind, String app, Optional<PlannedPackage> about) {
        notices.add(notice(kind, app, about));
    }

    private PlannedNotice notice(Kind kind, String app, Optional<PlannedPackage> about) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return new PlannedNotice(id.toString(), kind, app, about, Duration.ofMillis(event++));
    }

    // neighbours change places, and every third notification comes twice or three times
    private List<PlannedNotice> delivered() {
        List<PlannedNotice> sent = new ArrayList<>(notices);
        for (PlannedNotice notice : notices) {
            int copies = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
            sent.addAll(sent.indexOf(notice), Collections.nCopies(copies, notice));
        }
        for (int from = 0; from < sent.size(); from++) {
            Collections.swap(sent, from, Math.min(sent.size() - 1, from + random.nextInt(4)));
        }
        return sent;
    }

    private List<PlannedFault> faults() {
        List<PlannedFault> faults = new ArrayList<>();
        int count = Math.max(1, (int) length.toSeconds() / SECONDS_OF_A_FAULT);
        for (int number = 0; number < count; number++) {
            Fault fault = choices.get(random.nextInt(choices.size()));
            Duration pause = Duration.ofMillis(500 + random.nextInt(3_000));
            Duration lasts = Duration.ofMillis(500 + random.nextInt(3_000));
            faults.add(
                    new PlannedFault(fault, pause, lasts, fault.isBaited() ? Optional.of(bait()) : Optional.empty()));
        }
        return faults;
    }

    // two rounds of five meet an App Store Connect that is not well either; drawn last, so that it changes nothing else
    private int chaos() {
        return random.nextInt(5) < 2 ? 1 + random.nextInt(HIGHEST_CHAOS) : 0;
    }

    private PlannedNotice bait() {
        String app = String.valueOf(firstItem + APPS + 1);
        PlannedPackage bait = offer(app, nextVersionId(), 1, LARGE);
        return notice(Kind.AVAILABLE, app, Optional.of(bait));
    }
}
