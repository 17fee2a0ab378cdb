package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.Era;
import io.stoa.simulator.appstoreconnect.forge.PackagePlan;
import io.stoa.simulator.appstoreconnect.forge.RecordedShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Three revisions of one app version as they come over months: the first, one with deltas, one with more variants.
 *
 * @param plans in this order, their revisions rising; each keeps what the former had
 */
public record RevisionSeries(List<PackagePlan> plans) {

    private static final int LENGTH = 3;
    private static final long FIRST_ITEM = 7_500_000_000L;
    private static final long FIRST_VERSION = 880_000_000L;
    private static final int VERSIONS_OF_A_SERIES = 2;
    private static final long VARIANT = 300_000;
    private static final long DELTA = 20_000;

    public RevisionSeries {
        plans = List.copyOf(plans);
        if (plans.size() != LENGTH) {
            throw new IllegalArgumentException("A series has " + LENGTH + " revisions, not " + plans.size() + ".");
        }
    }

    /** A small series; the first revision has no digests that a server could check but those of its signature. */
    public static RevisionSeries small(long seed) {
        PackagePlan first = PackagePlan.ofVariants(item(seed), version(seed), LENGTH, LENGTH * VARIANT)
                .withEra(Era.UNENCRYPTED_ONLY);
        PackagePlan second = first.withDeltas(4, DELTA).withRevision(2);
        return new RevisionSeries(
                List.of(first, second, second.withMoreVariants(2, VARIANT).withRevision(LENGTH)));
    }

    /**
     * A series of the shape of recorded manifests.
     *
     * @param manifests three of one app version, oldest first
     * @param factor    by which sizes shrink
     * @throws IOException a manifest cannot be read
     */
    public static RevisionSeries recorded(List<Path> manifests, long factor, long seed) throws IOException {
        RecordedShape shape = new RecordedShape(item(seed), version(seed), factor);
        List<PackagePlan> plans = new ArrayList<>();
        for (Path manifest : manifests) {
            plans.add(shape.plan(Files.readAllBytes(manifest)));
        }
        return new RevisionSeries(plans);
    }

    PackagePlan first() {
        return plans.get(0);
    }

    PackagePlan second() {
        return plans.get(1);
    }

    PackagePlan third() {
        return plans.get(2);
    }

    /** A revision that comes when the app has long had a newer version. */
    PackagePlan late() {
        return third().withMoreVariants(1, VARIANT).withRevision(third().revision() + 1);
    }

    /** The app's next version. */
    PackagePlan nextVersion() {
        String next = String.valueOf(Long.parseLong(first().appleVersionId()) + 1);
        return PackagePlan.ofVariants(first().appleItemId(), next, 2, 2 * VARIANT);
    }

    private static String item(long seed) {
        return String.valueOf(FIRST_ITEM + seed);
    }

    private static String version(long seed) {
        return String.valueOf(FIRST_VERSION + VERSIONS_OF_A_SERIES * seed);
    }
}
