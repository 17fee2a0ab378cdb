package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.catalog.service.Admission;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.service.IngestionRequests;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.AppUnavailable;
import io.stoa.notification.MarketplaceNotification.AppVersionsUnavailable;
import io.stoa.notification.MarketplaceNotification.PackageVersionAvailable;
import io.stoa.notification.MarketplaceNotification.Unknown;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.settings.InstallationSettings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;

/** Keeps a notification and carries out its command in one transaction: both are there afterwards, or neither. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class NotificationCommands {

    private static final Logger LOG = System.getLogger(NotificationCommands.class.getName());

    @Inject
    NotificationInbox inbox;

    @Inject
    Admission admission;

    @Inject
    IngestionRequests ingestions;

    @Inject
    InstallationSettings installation;

    @Inject
    Clock clock;

    public void accept(byte[] body, MarketplaceNotification notification) {
        Verdict verdict = verdictOn(notification);
        inbox.keep(new ReceivedNotification(body, verdict, notification, clock.instant()));
        if (verdict == Verdict.ACCEPTED) {
            carryOut(notification);
        }
        LOG.log(
                Level.INFO,
                "notification.received type={0} id={1} verdict={2}",
                printable(notification.envelope().type()),
                printable(notification.envelope().id()),
                verdict);
    }

    /** Keeps a signed body that is no notification, so that it is not lost silently. */
    public void keepRejected(byte[] body, String why) {
        inbox.keep(ReceivedNotification.rejected(body, why, clock.instant()));
        LOG.log(Level.WARNING, "notification.rejected reason={0}", why);
    }

    private Verdict verdictOn(MarketplaceNotification notification) {
        AppleItemId ours = installation.marketplaceId().orElse(null);
        boolean foreign = notification
                .envelope()
                .marketplaceId()
                .filter(theirs -> !theirs.equals(ours))
                .isPresent();
        if (foreign) {
            return Verdict.FOREIGN_MARKETPLACE;
        }
        return notification instanceof Unknown ? Verdict.UNKNOWN_TYPE : Verdict.ACCEPTED;
    }

    private void carryOut(MarketplaceNotification notification) {
        if (notification instanceof PackageVersionAvailable available) {
            announce(available);
        } else if (notification instanceof AppVersionsUnavailable unavailable) {
            unavailable
                    .packageIds()
                    .forEach(packageId -> admission.change(
                            unavailable.app(),
                            packageId,
                            AvailabilityChange.withdrawn(unavailable.envelope().eventTime())));
        } else if (notification instanceof AppUnavailable unavailable) {
            admission.change(
                    unavailable.app(),
                    AvailabilityChange.withdrawn(unavailable.envelope().eventTime()));
        }
    }

    // the job before the app: publishing locks them in this order
    private void announce(PackageVersionAvailable available) {
        Instant at = available.envelope().eventTime();
        ingestions
                .announced(new Announcement(available.app(), available.packageId(), available.packageVersionId(), at))
                .ifPresent(packageId -> admission.admit(available.app(), packageId, at));
    }

    // what came over the wire may hold line breaks that would forge a line of the log
    static String printable(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
