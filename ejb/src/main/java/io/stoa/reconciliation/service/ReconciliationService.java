package io.stoa.reconciliation.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.connect.ConnectPaused;
import io.stoa.connect.NotReadable;
import io.stoa.connect.PackageVersions;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.reconciliation.KnownPackage;
import io.stoa.reconciliation.KnownPackages;
import io.stoa.reconciliation.ReconciliationClaim;
import io.stoa.reconciliation.ReconciliationPhase;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.settings.InstallationSettings;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one reconciliation, or what is left of it. It stops when it is not its turn to ask App Store Connect, and
 * goes on where it stopped. No transaction is open while it asks.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationService {

    private static final Logger LOG = System.getLogger(ReconciliationService.class.getName());
    private static final int BATCH = 100;
    private static final String NO_MARKETPLACE = "Failed deliveries of notifications were not looked up, because"
            + " stoa.marketplace.apple-item-id is not set. A marketplace sets it; web distribution alone needs none.";

    @Inject
    ReconciliationRuns runs;

    @Inject
    ReconciliationSettlement settlement;

    @Inject
    KnownPackages known;

    @Inject
    PackageVersions versions;

    @Inject
    MissedDeliveries missed;

    @Inject
    InstallationSettings installation;

    /** From the claim to an end or a pause. What fails is in the row. */
    public void carryOut(ReconciliationClaim claim) {
        try {
            ReconciliationRun run = runs.find(claim.id()).orElseThrow();
            if (run.phase() == ReconciliationPhase.DELIVERIES) {
                recoverDeliveries(claim);
            }
            comparePackages(claim, run.lastPackage());
            settlement.finish(claim);
        } catch (RetryableFailure failure) {
            stop(claim, failure);
        } catch (MarketplaceException failure) {
            abort(claim, failure);
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "reconciliation.failed run=" + claim.id(), unexpected);
            abort(claim, new MarketplaceException(FailureCode.INTERNAL, "Something unexpected; see the log."));
        }
    }

    private void stop(ReconciliationClaim claim, RetryableFailure failure) {
        if (isNotNow(failure)) {
            settlement.pause(claim, failure);
        } else {
            abort(claim, failure);
        }
    }

    private void abort(ReconciliationClaim claim, MarketplaceException failure) {
        if (failure.code() == FailureCode.LEASE_LOST) {
            LOG.log(Level.WARNING, "reconciliation.overtaken run={0}", claim.id());
        } else {
            settlement.abort(claim, failure);
        }
    }

    private void recoverDeliveries(ReconciliationClaim claim) {
        installation
                .marketplaceId()
                .ifPresentOrElse(
                        app -> recoverDeliveries(claim, app),
                        () -> settlement.deliveriesSkipped(claim, NO_MARKETPLACE));
    }

    private void recoverDeliveries(ReconciliationClaim claim, AppleItemId marketplace) {
        try {
            missed.recover(marketplace, runs.deliveriesReadAt(), () -> settlement.recoveredDelivery(claim));
            settlement.deliveriesDone(claim);
        } catch (RetryableFailure failure) {
            stopAtWhatStopsAll(failure);
            LOG.log(
                    Level.WARNING,
                    "reconciliation.deliveries-failed run={0} code={1} {2}",
                    claim.id(),
                    failure.code().slug(),
                    failure.sentence());
            settlement.deliveriesFailed(claim, failure);
        }
    }

    private void comparePackages(ReconciliationClaim claim, Optional<PackageId> last) {
        List<KnownPackage> batch = known.after(last, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(container -> compare(claim, container));
            batch = known.after(Optional.of(batch.get(batch.size() - 1).id()), BATCH);
        }
    }

    private void compare(ReconciliationClaim claim, KnownPackage container) {
        try {
            settlement.compared(claim, container, versions.completed(container.id()));
        } catch (NotReadable hidden) {
            settlement.notReadable(claim, container, hidden);
        } catch (RetryableFailure failure) {
            stopAtWhatStopsAll(failure);
            settlement.failed(claim, container, failure);
        } catch (MarketplaceException refusal) {
            // somebody handed the same package in at this moment: what it finds is found
            if (refusal.code() != FailureCode.ALREADY_EXISTS) {
                throw refusal;
            }
            settlement.failed(claim, container, refusal);
        } catch (EJBException raced) {
            // a notification of the same version came in at this moment; if it is something else, it will show again
            LOG.log(Level.WARNING, "reconciliation.package-raced package=" + container.id(), raced);
            settlement.failed(
                    claim,
                    container,
                    new MarketplaceException(FailureCode.STATE_CONFLICT, "Something else changed it meanwhile."));
        }
    }

    // a key that is refused is refused for everything; a package that is not shown is not that
    private static void stopAtWhatStopsAll(RetryableFailure failure) {
        boolean isKeyRefused = failure.code() == FailureCode.CONNECT_REFUSED && !(failure instanceof NotReadable);
        if (isKeyRefused || isNotNow(failure)) {
            throw failure;
        }
    }

    // whether we held the question back or it was App Store Connect that counted: what is left is asked after a rest
    private static boolean isNotNow(RetryableFailure failure) {
        return failure instanceof ConnectPaused || failure.code() == FailureCode.CONNECT_RATE_LIMITED;
    }
}
