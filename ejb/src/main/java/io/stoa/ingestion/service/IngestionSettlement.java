package io.stoa.ingestion.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.catalog.service.Admission;
import io.stoa.catalog.service.PublicationService;
import io.stoa.connect.ConnectPaused;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a worker writes about its job, each in one short transaction, and only while its claim is good: a worker that was
 * paused and overtaken changes nothing any more.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IngestionSettlement {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int DOUBLINGS = 12;

    @Inject
    IngestionJobs jobs;

    @Inject
    PublicationService publication;

    @Inject
    Admission admission;

    @Inject
    Jitter jitter;

    /** Between two tries, however many there were. */
    @Inject
    @ConfigProperty(name = "stoa.ingestion.longest-pause", defaultValue = "PT30M")
    Duration longest;

    /** Keeps the claim alive for another lease. @return whether it is still good */
    public boolean heartbeat(Claim claim, IngestionProgress progress, Duration lease) {
        return jobs.lockHeld(claim)
                .map(job -> {
                    job.renew(jobs.now().plus(lease), progress.phase(), progress.read());
                    return true;
                })
                .orElse(false);
    }

    /** Notes which package version a job for a package turned out to be about. */
    public IngestionJob resolved(Claim claim, PackageVersionId id) {
        IngestionJob job = held(claim);
        job.resolvedTo(id);
        return job;
    }

    /** Publishes and finishes the job: both or neither. */
    public void publish(Claim claim, VerifiedPackage verified, IngestionProgress progress) {
        IngestionJob job = held(claim);
        AppleItemId app = verified.identity().appleItemId();
        // at the moment it was announced, so that a withdrawal since then still counts
        job.admittedAt().ifPresent(at -> admission.admit(app, verified.packageId(), at));
        // nothing but a claim changes the state of a job that is worked on
        publication.publish(verified, job.changedAt());
        job.resolvedTo(verified.id());
        job.renew(jobs.now(), progress.phase(), progress.read());
        job.published(app, verified.packageId(), jobs.now());
    }

    public void retryLater(Claim claim, RetryableFailure failure) {
        jobs.lockHeld(claim).ifPresent(job -> {
            Instant now = jobs.now();
            if (failure instanceof ConnectPaused) {
                job.waitUntil(now.plus(pauseAfter(1, failure)), failure, now);
            } else {
                job.retryAt(now.plus(pauseAfter(job.attempts(), failure)), failure, now);
            }
        });
    }

    public void reject(Claim claim, MarketplaceException failure) {
        jobs.lockHeld(claim).ifPresent(job -> job.rejected(failure, jobs.now()));
    }

    private IngestionJob held(Claim claim) {
        return jobs.lockHeld(claim)
                .orElseThrow(() ->
                        new RetryableFailure(FailureCode.LEASE_LOST, "Another worker has taken this ingestion over."));
    }

    // on top of what the other side asked for, so that what waited together does not come back together
    private Duration pauseAfter(int attempts, RetryableFailure failure) {
        return failure.notBefore().plus(jitter.within(longestPause(attempts)));
    }

    // doubles from attempt to attempt
    Duration longestPause(int attempts) {
        Duration backOff = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS));
        return backOff.compareTo(longest) > 0 ? longest : backOff;
    }
}
