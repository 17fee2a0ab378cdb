package io.stoa.cli.torture.plan;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a round will do; the same for the same seed.
 *
 * @param length     how long clients are busy while nothing is away
 * @param chaos      level at which App Store Connect misbehaves; 0 where it is well
 * @param packages   that App Store Connect offers
 * @param deliveries notifications in the order they are sent, duplicates among them
 * @param faults     one after the other
 */
public record Plan(
        long seed,
        Duration length,
        int chaos,
        List<PlannedPackage> packages,
        List<PlannedNotice> deliveries,
        List<PlannedFault> faults) {

    public Plan {
        packages = List.copyOf(packages);
        deliveries = List.copyOf(deliveries);
        faults = List.copyOf(faults);
    }

    /** Every notification once, baits included. */
    public List<PlannedNotice> notices() {
        Stream<PlannedNotice> baits = faults.stream().flatMap(fault -> fault.bait().stream());
        return Stream.concat(deliveries.stream(), baits).distinct().toList();
    }

    /** The apps this round is about; no other round touches them. */
    public List<String> appleItemIds() {
        return packages.stream().map(PlannedPackage::appleItemId).distinct().toList();
    }
}
