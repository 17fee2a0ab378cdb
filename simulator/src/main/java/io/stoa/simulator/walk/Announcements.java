package io.stoa.simulator.walk;

import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.NotificationSender;
import java.time.Clock;

/** Notifies the installation as App Store Connect does, and waits until it has acted on what it took. */
final class Announcements {

    private static final String WEBHOOK = "/webhooks/app-store-connect";

    private final Installation installation;
    private final Clock clock;
    private final NotificationSender sender;
    private final NotificationWatch notifications;

    Announcements(Installation installation, Clock clock) {
        this(installation, clock, new NotificationWatch(new InstallationCalls(installation)));
    }

    Announcements(Installation installation, Clock clock, NotificationWatch notifications) {
        this.installation = installation;
        this.clock = clock;
        this.sender = signedWith(installation.webhookSecret());
        this.notifications = notifications;
    }

    /** A package version can be ingested. */
    Delivery available(PackageVersion version) {
        return taken(sender.send(notice(version)));
    }

    /** The same bytes once more. */
    void repeat(Delivery former) {
        taken(sender.redeliver(former));
    }

    /** All versions of an app are withdrawn. */
    void unavailable(String appleItemId) {
        taken(sender.send(new Notice.AppUnavailable(installation.marketplaceAppleItemId(), appleItemId)));
    }

    /** The same announcement from somebody who does not know the secret. */
    void forged(PackageVersion version) {
        Delivery delivery = signedWith(installation.webhookSecret() + "x").send(notice(version));
        Unexpected.unless(
                delivery.status().orElse(0) == 401,
                "a notification with a wrong signature to be refused with 401",
                words(delivery));
    }

    private NotificationSender signedWith(String secret) {
        return new NotificationSender(installation.at(WEBHOOK), secret, clock);
    }

    private Notice notice(PackageVersion version) {
        return new Notice.PackageVersionAvailable(
                installation.marketplaceAppleItemId(),
                version.appleItemId(),
                version.packageId(),
                version.id(),
                version.number());
    }

    private Delivery taken(Delivery delivery) {
        boolean quiet = delivery.status().orElse(0) == 200 && delivery.answer().isEmpty();
        Unexpected.unless(quiet, "the notification to be answered with 200 and an empty body", words(delivery));
        notifications.awaitActedOn(delivery.notification());
        return delivery;
    }

    private static String words(Delivery delivery) {
        return delivery.status().isPresent()
                ? delivery.status().getAsInt() + " " + delivery.answer()
                : delivery.answer();
    }
}
