package io.stoa.cli.torture.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A notification that will be sent.
 *
 * @param id          of the notification
 * @param kind        what it tells
 * @param appleItemId the app it is about
 * @param about       the package version, unless it is about the whole app
 * @param event       when it happened, from the beginning of the round; it may be told in another order
 */
public record PlannedNotice(String id, Kind kind, String appleItemId, Optional<PlannedPackage> about, Duration event) {

    /** What a notification tells. */
    public enum Kind {
        AVAILABLE,
        PACKAGE_WITHDRAWN,
        APP_WITHDRAWN
    }

    public boolean announces(PlannedPackage version) {
        return kind == Kind.AVAILABLE && about.filter(version::equals).isPresent();
    }

    public boolean admits(String packageId) {
        return kind == Kind.AVAILABLE && isAbout(packageId);
    }

    public boolean withdraws(PlannedPackage version) {
        return kind == Kind.APP_WITHDRAWN && appleItemId.equals(version.appleItemId())
                || kind == Kind.PACKAGE_WITHDRAWN && isAbout(version.packageId());
    }

    private boolean isAbout(String packageId) {
        return about.filter(version -> version.packageId().equals(packageId)).isPresent();
    }

    @Override
    public String toString() {
        return kind + " app " + appleItemId
                + about.map(version -> " version " + version.appleVersionId() + " revision " + version.revision())
                        .orElse("")
                + " at +" + event.toMillis() + " ms";
    }
}
