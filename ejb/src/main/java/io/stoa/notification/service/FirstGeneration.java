package io.stoa.notification.service;

import io.stoa.apple.PackageId;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.notification.MarketplaceNotification.AppAvailability;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.PackageVersionAvailable;
import io.stoa.notification.MarketplaceNotification.PackagesAvailability;
import java.util.List;
import java.util.Optional;

/** What the marketplace webhook says. It knows no territories. */
final class FirstGeneration {

    private static final int MOST_PACKAGES = 1_000;

    private FirstGeneration() {}

    static PackageVersionAvailable versionAvailable(Envelope envelope, NotificationMembers attributes) {
        return new PackageVersionAvailable(
                envelope,
                attributes.app(),
                Optional.of(NotificationMembers.packageId(attributes.text("alternativeDistributionPackageId"))),
                NotificationMembers.packageVersionId(attributes.text("alternativeDistributionPackageVersionId")));
    }

    static PackagesAvailability versionsUnavailable(Envelope envelope, NotificationMembers attributes) {
        List<PackageId> packages = attributes.texts("alternativeDistributionPackageIds", MOST_PACKAGES).stream()
                .map(NotificationMembers::packageId)
                .toList();
        return new PackagesAvailability(
                envelope, attributes.app(), packages, AvailabilityChange.withdrawn(envelope.eventTime()));
    }

    static AppAvailability appUnavailable(Envelope envelope, NotificationMembers attributes) {
        return new AppAvailability(envelope, attributes.app(), AvailabilityChange.withdrawn(envelope.eventTime()));
    }
}
