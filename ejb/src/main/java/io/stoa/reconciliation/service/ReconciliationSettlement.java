package io.stoa.reconciliation.service;

import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.service.IngestionRequests;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.reconciliation.KnownPackage;
import io.stoa.reconciliation.KnownPackages;
import io.stoa.reconciliation.PackageReading;
import io.stoa.reconciliation.PackageReadings;
import io.stoa.reconciliation.ReconciliationClaim;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationRuns;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a reconciliation writes, each step in one short transaction, and only while its claim is good. It asks for
 * ingestions; what is admitted and what is withdrawn it never touches.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ReconciliationSettlement {

    /** How long a node may be silent before another one goes on. */
    public static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration SHORT_REST = Duration.ofSeconds(30);
    private static final Logger LOG = System.getLogger(ReconciliationSettlement.class.getName());

    @Inject
    ReconciliationRuns runs;

    @Inject
    KnownPackages known;

    @Inject
    PackageReadings readings;

    @Inject
    IngestionRequests ingestions;

    @Inject
    IngestionJobs jobs;

    /** A notification that had not arrived was taken from a failed delivery. */
    public void recoveredDelivery(ReconciliationClaim claim) {
        held(claim).recoveredDelivery();
    }

    public void deliveriesDone(ReconciliationClaim claim) {
        held(claim).deliveriesDone();
    }

    public void deliveriesFailed(ReconciliationClaim claim, MarketplaceException failure) {
        held(claim).deliveriesFailed(failure);
    }

    /** @param hint what to set so that they can be looked up; until then they count as unread */
    public void deliveriesSkipped(ReconciliationClaim claim, String hint) {
        held(claim).deliveriesSkipped(hint);
    }

    /** Asks for every version nobody told us of to be taken in. */
    public void compared(ReconciliationClaim claim, KnownPackage container, List<PackageVersionId> completed) {
        ReconciliationRun run = held(claim);
        readings.of(container.id()).read(runs.now());
        run.compared(container.id(), takeIn(container, completed));
    }

    private int takeIn(KnownPackage container, List<PackageVersionId> completed) {
        if (jobs.lockOpenHandIn(container.id()).isPresent()) {
            return 0; // that job takes the newest version by itself
        }
        Set<PackageVersionId> heardOf = known.versions(container.id());
        List<PackageVersionId> unknown =
                completed.stream().filter(version -> !heardOf.contains(version)).toList();
        unknown.forEach(version -> takeIn(container, version));
        return unknown.size();
    }

    private void takeIn(KnownPackage container, PackageVersionId version) {
        LOG.log(Level.INFO, "reconciliation.version-found package={0} version={1}", container.id(), version);
        container
                .app()
                .ifPresentOrElse(
                        app -> ingestions.found(app, container.id(), version),
                        () -> ingestions.handedIn(
                                container.id(), container.handedIn().orElseGet(runs::now)));
    }

    /** Notes that a package is not shown. That it was withdrawn is a guess, so nothing is withdrawn. */
    public void notReadable(ReconciliationClaim claim, KnownPackage hidden, RetryableFailure refusal) {
        ReconciliationRun run = held(claim);
        if (isFormerlyReadable(hidden)) {
            readings.of(hidden.id()).refused(refusal, runs.now());
            run.unreadable(hidden.id());
            LOG.log(
                    Level.WARNING,
                    "reconciliation.package-hidden package={0} code={1} perhaps it was withdrawn. {2}",
                    hidden.id(),
                    refusal.code().slug(),
                    refusal.sentence());
        } else {
            run.failed(hidden.id(), refusal);
        }
    }

    private boolean isFormerlyReadable(KnownPackage container) {
        return known.isHeld(container.id())
                || readings.find(container.id()).flatMap(PackageReading::readAt).isPresent();
    }

    /** A package could not be compared; the others go on. */
    public void failed(ReconciliationClaim claim, KnownPackage container, MarketplaceException failure) {
        held(claim).failed(container.id(), failure);
        LOG.log(
                Level.WARNING,
                "reconciliation.package-failed package={0} code={1} {2}",
                container.id(),
                failure.code().slug(),
                failure.sentence());
    }

    /** Rests as long as was asked for, and half a minute where nobody said how long. */
    public void pause(ReconciliationClaim claim, RetryableFailure notNow) {
        Duration asked = notNow.notBefore();
        held(claim).pauseUntil(runs.now().plus(asked.isZero() ? SHORT_REST : asked));
        LOG.log(
                Level.INFO,
                "reconciliation.paused run={0} code={1} {2}",
                claim.id(),
                notNow.code().slug(),
                notNow.sentence());
    }

    public void finish(ReconciliationClaim claim) {
        ReconciliationRun run = held(claim);
        run.finish(runs.now());
        LOG.log(Level.INFO, "reconciliation.ended run={0} {1}", claim.id(), run.findings());
    }

    public void abort(ReconciliationClaim claim, MarketplaceException failure) {
        held(claim).abort(failure, runs.now());
        LOG.log(
                Level.WARNING,
                "reconciliation.aborted run={0} code={1} {2}",
                claim.id(),
                failure.code().slug(),
                failure.sentence());
    }

    private ReconciliationRun held(ReconciliationClaim claim) {
        ReconciliationRun run = runs.lockHeld(claim)
                .orElseThrow(() -> new MarketplaceException(
                        FailureCode.LEASE_LOST, "Another node has taken this reconciliation over."));
        run.renew(runs.now().plus(LEASE));
        return run;
    }
}
