package io.stoa.notification;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What App Store Connect announces to a marketplace, whichever generation of webhook said it.
 *
 * @see "notifications: types and their mapping to commands"
 */
public sealed interface MarketplaceNotification {

    Envelope envelope();

    /**
     * What every notification carries.
     *
     * @param id            the notification's own id, for telling duplicates
     * @param type          as spelt on the wire
     * @param marketplaceId the marketplace it is for, where it says so
     * @param appleItemId   the app it is about, where it is about one
     * @param eventTime     when it happened, by App Store Connect's clock
     */
    record Envelope(
            String id,
            String type,
            Optional<AppleItemId> marketplaceId,
            Optional<AppleItemId> appleItemId,
            Instant eventTime) {}

    /** A package version can be fetched: a new app version, or a later delivery of a known one. */
    record PackageVersionAvailable(
            Envelope envelope, AppleItemId app, Optional<PackageId> packageId, PackageVersionId packageVersionId)
            implements MarketplaceNotification {}

    /** These packages, each one app version, are no longer offered. */
    record AppVersionsUnavailable(Envelope envelope, AppleItemId app, List<PackageId> packageIds)
            implements MarketplaceNotification {

        public AppVersionsUnavailable {
            packageIds = List.copyOf(packageIds);
        }
    }

    /** No version of the app is offered any longer. */
    record AppUnavailable(Envelope envelope, AppleItemId app) implements MarketplaceNotification {}

    /** A type we do not know: kept and counted, not failed on. */
    record Unknown(Envelope envelope) implements MarketplaceNotification {}
}
