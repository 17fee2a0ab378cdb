package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.service.Admission;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.service.IngestionRequests;
import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.AppAvailability;
import io.stoa.notification.MarketplaceNotification.PackageVersionAvailable;
import io.stoa.notification.MarketplaceNotification.PackagesAvailability;
import io.stoa.notification.MarketplaceNotification.Ping;
import io.stoa.notification.MarketplaceNotification.Unknown;
import io.stoa.notification.Verdict;
import io.stoa.settings.InstallationSettings;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * What notifications stand for, in the caller's transaction. Everything here may be done twice and in any order: what
 * counts is when App Store Connect says it happened.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class NotificationCommands {

    @Inject
    Admission admission;

    @Inject
    IngestionRequests ingestions;

    @Inject
    InstallationSettings installation;

    /** Whether it is meant for us, and whether we know what it means. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Verdict verdictOn(MarketplaceNotification notification) {
        AppleItemId ours = installation.marketplaceId().orElse(null);
        boolean foreign = notification
                .envelope()
                .marketplaceId()
                .filter(theirs -> !theirs.equals(ours))
                .isPresent();
        if (foreign) {
            return Verdict.FOREIGN_MARKETPLACE;
        }
        if (notification instanceof Ping) {
            return Verdict.PING;
        }
        return notification instanceof Unknown ? Verdict.UNKNOWN_TYPE : Verdict.ACCEPTED;
    }

    /** Carries out what an accepted notification stands for. */
    public AttemptOutcome carryOut(MarketplaceNotification notification) {
        if (notification instanceof PackageVersionAvailable available) {
            announce(available);
        } else if (notification instanceof PackagesAvailability packages) {
            packages.packageIds().forEach(packageId -> admission.change(packages.app(), packageId, packages.change()));
        } else if (notification instanceof AppAvailability app) {
            admission.change(app.app(), app.change());
        } else {
            // the state of a version of our own is kept for who asks for it
            return AttemptOutcome.NOTHING_TO_DO;
        }
        return AttemptOutcome.CARRIED_OUT;
    }

    // the job before the app: publishing locks them in this order
    private void announce(PackageVersionAvailable available) {
        IngestionJob job = ingestions.announced(new Announcement(
                available.app(),
                available.packageId(),
                available.packageVersionId(),
                available.envelope().eventTime()));
        // where no webhook named the package yet, publishing admits it
        available.packageId().or(job::packageId).ifPresent(packageId -> job.admittedAt()
                .ifPresent(at -> admission.admit(available.app(), packageId, at)));
    }
}
