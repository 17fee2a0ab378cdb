package io.stoa.ingestion.service;

import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.VerifiedPackage;
import io.stoa.connect.AppStoreConnect;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.packagestore.service.PackageAssembler;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Carries out one ingestion. No transaction is open while bytes move. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IngestionService {

    private static final Logger LOG = System.getLogger(IngestionService.class.getName());

    @Inject
    IngestionJobs jobs;

    @Inject
    IngestionSettlement settlement;

    @Inject
    AppStoreConnect connect;

    @Inject
    PackageAssembler assembler;

    /** From the claim to published, put back, or rejected. */
    public void carryOut(Claim claim, IngestionProgress progress) {
        try {
            IngestionJob job = resolve(claim);
            VerifiedPackage verified = assembler.assemble(
                    claim.id() + "-" + claim.fence(),
                    job.packageVersionId().orElseThrow(),
                    job.appleItemId(),
                    progress);
            requireAnnounced(job, verified);
            progress.publishing();
            settlement.publish(claim, verified, progress);
            LOG.log(
                    Level.INFO,
                    "ingestion.published job={0} app={1}",
                    claim.id(),
                    verified.identity().appleItemId());
        } catch (PackageRejected refused) {
            reject(claim, refused);
        } catch (RetryableFailure away) {
            retryLater(claim, away);
        } catch (MarketplaceException misconfigured) {
            // a missing key or a refused host is mended by a person; the job waits for it
            retryLater(claim, new RetryableFailure(misconfigured.code(), misconfigured.sentence(), misconfigured));
        } catch (RuntimeException unexpected) {
            LOG.log(Level.ERROR, "ingestion.failed job=" + claim.id(), unexpected);
            retryLater(
                    claim,
                    new RetryableFailure(FailureCode.INTERNAL, "Something unexpected; see the log for " + claim.id()));
        }
    }

    // what was announced as a version of one package and turns out to be of another is nobody's to publish
    private static void requireAnnounced(IngestionJob job, VerifiedPackage verified) {
        job.packageId()
                .filter(announced -> !announced.equals(verified.packageId()))
                .ifPresent(announced -> {
                    throw new PackageRejected(
                            FailureCode.PACKAGE_MISMATCH,
                            "App Store Connect has this version in package " + verified.packageId()
                                    + ", but it was announced for package " + announced + ".");
                });
    }

    private IngestionJob resolve(Claim claim) {
        IngestionJob job = jobs.find(claim.id()).orElseThrow();
        if (job.packageVersionId().isPresent() && job.appleItemId().isPresent()) {
            return job;
        }
        PackageVersionId newest = connect.newestCompletedVersion(job.packageId().orElseThrow());
        return settlement.resolved(claim, newest);
    }

    private void reject(Claim claim, PackageRejected refused) {
        LOG.log(
                Level.ERROR,
                "ingestion.rejected job={0} code={1} {2}",
                claim.id(),
                refused.code().slug(),
                refused.sentence());
        settlement.reject(claim, refused);
    }

    private void retryLater(Claim claim, RetryableFailure away) {
        LOG.log(
                Level.WARNING,
                "ingestion.retry job={0} code={1} {2}",
                claim.id(),
                away.code().slug(),
                away.sentence());
        settlement.retryLater(claim, away);
    }
}
