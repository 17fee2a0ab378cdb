package io.stoa.notification.service;

import io.stoa.apple.Territories;
import io.stoa.apple.Territory;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification.AppAvailability;
import io.stoa.notification.MarketplaceNotification.AppStoreVersionState;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.PackageVersionAvailable;
import io.stoa.notification.MarketplaceNotification.PackagesAvailability;
import java.util.List;
import java.util.Optional;

/**
 * What the general webhooks say. What an event is about is in its relationship {@code instance}; the link beside it names
 * a host that is not the API's and is never followed.
 */
final class SecondGeneration {

    private static final int MOST_TERRITORIES = 1_000;
    private static final String INSTANCE = "instance";

    private SecondGeneration() {}

    static PackageVersionAvailable versionCreated(
            Envelope envelope, NotificationMembers attributes, NotificationMembers relationships) {
        return new PackageVersionAvailable(
                envelope,
                attributes.app(),
                Optional.empty(),
                NotificationMembers.packageVersionId(instance(relationships)));
    }

    static PackagesAvailability packageUpdated(
            Envelope envelope, NotificationMembers attributes, NotificationMembers relationships) {
        return new PackagesAvailability(
                envelope,
                attributes.app(),
                List.of(NotificationMembers.packageId(instance(relationships))),
                change(envelope, attributes));
    }

    static AppAvailability appUpdated(Envelope envelope, NotificationMembers attributes) {
        return new AppAvailability(envelope, attributes.app(), change(envelope, attributes));
    }

    static AppStoreVersionState stateUpdated(
            Envelope envelope, NotificationMembers attributes, NotificationMembers relationships) {
        return new AppStoreVersionState(envelope, relationships.related(INSTANCE), attributes.optionalText("newValue"));
    }

    private static String instance(NotificationMembers relationships) {
        return relationships
                .related(INSTANCE)
                .orElseThrow(() -> new MalformedNotification("\"relationships.instance\" names nothing."));
    }

    private static AvailabilityChange change(Envelope envelope, NotificationMembers attributes) {
        return new AvailabilityChange(attributes.flag("available"), territories(attributes), envelope.eventTime());
    }

    // Apple does not say what no list means; for everywhere, a withdrawal is at least not missed
    private static Territories territories(NotificationMembers attributes) {
        if (!attributes.has("territories")) {
            return Territories.EVERYWHERE;
        }
        return Territories.of(attributes.texts("territories", MOST_TERRITORIES).stream()
                .map(text -> Territory.parse(text)
                        .orElseThrow(() -> new MalformedNotification("A territory has not three letters.")))
                .toList());
    }
}
