package io.stoa.cli.torture.check;

import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the catalogue has to look like after the notifications that took effect, in whatever order they came: for each
 * package the last admission counts against the last withdrawal.
 *
 * @param effective notifications that are in the inbox
 */
record Expectation(Plan plan, List<PlannedNotice> effective) {

    static Expectation of(Plan plan, FinalState state) {
        return new Expectation(
                plan,
                plan.notices().stream()
                        .filter(notice -> state.holds(notice.id()))
                        .toList());
    }

    boolean isAnnounced(PlannedPackage version) {
        return effective.stream().anyMatch(notice -> notice.announces(version));
    }

    /** The newest revision of an app version that could be published. */
    Optional<PlannedPackage> published(String appleVersionId) {
        return plan.packages().stream()
                .filter(version -> version.appleVersionId().equals(appleVersionId))
                .filter(version -> !version.poison() && isAnnounced(version))
                .max(Comparator.comparingInt(PlannedPackage::revision));
    }

    boolean isOffered(PlannedPackage version) {
        return admitted(version).compareTo(withdrawn(version)) > 0;
    }

    private Duration admitted(PlannedPackage version) {
        return last(effective.stream()
                .filter(notice -> notice.admits(version.packageId()))
                .toList());
    }

    private Duration withdrawn(PlannedPackage version) {
        return last(
                effective.stream().filter(notice -> notice.withdraws(version)).toList());
    }

    private static Duration last(List<PlannedNotice> notices) {
        return notices.stream()
                .map(PlannedNotice::event)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ofMillis(-1));
    }
}
