package io.stoa.notification;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.AvailabilityChange;
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
            Generation generation,
            Optional<AppleItemId> marketplaceId,
            Optional<AppleItemId> appleItemId,
            Instant eventTime) {}

    /**
     * A package version can be fetched: a new app version, or a later delivery of a known one.
     *
     * @param packageId the package it belongs to; the second generation does not say
     */
    record PackageVersionAvailable(
            Envelope envelope, AppleItemId app, Optional<PackageId> packageId, PackageVersionId packageVersionId)
            implements MarketplaceNotification {}

    /** These packages, each one app version, are offered or no longer offered. */
    record PackagesAvailability(
            Envelope envelope, AppleItemId app, List<PackageId> packageIds, AvailabilityChange change)
            implements MarketplaceNotification {

        public PackagesAvailability {
            packageIds = List.copyOf(packageIds);
        }
    }

    /** The app with all its versions is offered or no longer offered. */
    record AppAvailability(Envelope envelope, AppleItemId app, AvailabilityChange change)
            implements MarketplaceNotification {}

    /**
     * A version of an app of our own went on to another state in the App Store, such as to {@code READY_FOR_DISTRIBUTION}.
     *
     * @param appStoreVersionId App Store Connect's id of the version
     * @param state             as spelt on the wire
     */
    record AppStoreVersionState(Envelope envelope, Optional<String> appStoreVersionId, Optional<String> state)
            implements MarketplaceNotification {}

    /** A test whether anybody listens; it stands for nothing. */
    record Ping(Envelope envelope) implements MarketplaceNotification {}

    /** A type we do not know: kept and counted, not failed on. */
    record Unknown(Envelope envelope) implements MarketplaceNotification {}
}
