package io.stoa.ingestion.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.ingestion.IngestionState;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the claim to one of three ends: published, put back, rejected. Whatever goes wrong, the job is never lost. */
class IngestionServiceTest {

    private final IngestionFloor floor = new IngestionFloor();

    @Test
    void shouldPublishWhatWasAnnounced() {
        IngestionJob job = floor.announced();
        carryOut(job);

        assertEquals(IngestionState.PUBLISHED, job.state());
        assertEquals(
                List.of(
                        "assemble " + IngestionFloor.VERSION + " for " + IngestionFloor.KITE,
                        "admit " + IngestionFloor.KITE + " " + IngestionFloor.PACKAGE + " at 2026-01-09T11:59:00Z",
                        "publish " + IngestionFloor.VERSION),
                floor.done);
    }

    @Test
    void shouldPublishAVersionThatWasAnnouncedWithoutItsPackage() {
        IngestionJob job = floor.announcedWithoutItsPackage();
        carryOut(job);

        assertEquals(IngestionState.PUBLISHED, job.state());
        assertEquals(Optional.of(IngestionFloor.PACKAGE), job.packageId());
    }

    @Test
    void shouldTellThePackageOfAnAnnouncedVersionOnceAnybodyKnowsIt() {
        assertEquals(Optional.empty(), announced(Optional.empty()));
        assertEquals(Optional.of(IngestionFloor.PACKAGE), announced(Optional.of(IngestionFloor.PACKAGE)));
        assertEquals(Optional.of(IngestionFloor.PACKAGE), announced(Optional.empty()));

        assertEquals(1, floor.jobs.size());
    }

    private Optional<PackageId> announced(Optional<PackageId> packageId) {
        return floor.requests.announced(IngestionFloor.announcement(packageId)).packageId();
    }

    @Test
    void shouldAskForTheNewestVersionOfAPackageThatWasHandedIn() {
        IngestionJob job = floor.handedIn();
        carryOut(job);

        assertEquals(IngestionState.PUBLISHED, job.state());
        assertEquals("newest of " + IngestionFloor.PACKAGE, floor.done.get(0));
        assertEquals(Optional.of(IngestionFloor.VERSION), job.packageVersionId());
    }

    @Test
    void shouldAskForTheNewestVersionAgainWhenAHandedInPackageIsTriedAgain() {
        IngestionJob job = floor.handedIn();
        floor.assembling = () -> {
            throw new RetryableFailure(FailureCode.NO_SPACE, "Free some.");
        };
        carryOut(job);
        PackageVersionId later = new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d56");
        floor.newest = later;
        carryOut(job);

        assertEquals(Optional.of(later), job.packageVersionId());
    }

    @Test
    void shouldRejectAVersionThatBelongsToAnotherPackageThanWasAnnounced() {
        IngestionJob job = floor.announcedFor(new PackageId("00000000-0f3e-4cf3-8f0e-5a3a2f1b7e01"));
        carryOut(job);

        assertEquals(IngestionState.REJECTED, job.state());
        assertEquals(Optional.of(FailureCode.PACKAGE_MISMATCH), job.failureCode());
    }

    @Test
    void shouldPutBackWhatMayPass() {
        IngestionJob job = floor.announced();
        floor.assembling = () -> {
            throw new RetryableFailure(FailureCode.DOWNLOAD_INTERRUPTED, "Broke off.");
        };
        carryOut(job);

        assertEquals(IngestionState.RETRY_PENDING, job.state());
        assertEquals(Optional.of(FailureCode.DOWNLOAD_INTERRUPTED), job.failureCode());
    }

    @Test
    void shouldRejectWhatCannotBeAccepted() {
        IngestionJob job = floor.announced();
        floor.assembling = () -> {
            throw new PackageRejected(FailureCode.PACKAGE_REFUSED, "Not signed.");
        };
        carryOut(job);

        assertEquals(IngestionState.REJECTED, job.state());
        assertEquals(Optional.of("Not signed."), job.failureSentence());
    }

    @Test
    void shouldWaitForThePersonWhoMendsTheConfiguration() {
        IngestionJob job = floor.announced();
        floor.assembling = () -> {
            throw new MarketplaceException(FailureCode.DESTINATION_REFUSED, "Not allowed.");
        };
        carryOut(job);

        assertEquals(IngestionState.RETRY_PENDING, job.state());
        assertEquals(Optional.of(FailureCode.DESTINATION_REFUSED), job.failureCode());
        assertEquals(Optional.of("Not allowed."), job.failureSentence());
    }

    @Test
    void shouldPutBackWhatNobodyExpectedWithoutTellingItsInnards() {
        IngestionJob job = floor.announced();
        floor.assembling = () -> {
            throw new IllegalStateException("java.lang.Secret");
        };
        carryOut(job);

        assertEquals(IngestionState.RETRY_PENDING, job.state());
        assertEquals(Optional.of(FailureCode.INTERNAL), job.failureCode());
        assertTrue(!job.failureSentence().orElseThrow().contains("Secret"));
    }

    @Test
    void shouldPutBackAPackageThatHasNoVersionYet() {
        IngestionJob job = floor.handedIn();
        floor.newest = null;
        carryOut(job);

        assertEquals(IngestionState.RETRY_PENDING, job.state());
        assertEquals(Optional.of(FailureCode.PACKAGE_HAS_NO_VERSION), job.failureCode());
    }

    @Test
    void shouldLeaveAJobToTheWorkerWhoTookItOver() {
        IngestionJob job = floor.announced();
        Claim paused = floor.claim(job);
        floor.assembling = () -> job.claim(IngestionFloor.NOON.plusSeconds(61), IngestionFloor.NOON.plusSeconds(121));
        floor.service.carryOut(paused, new IngestionProgress());

        assertEquals(IngestionState.FETCHING, job.state());
        assertEquals(2, job.attempts());
        assertEquals(1, floor.done.size());
    }

    @Test
    void shouldRingForAJobThatIsNewAndNotForOneThatIsKnown() {
        floor.requests.announced(IngestionFloor.ANNOUNCEMENT);
        floor.requests.announced(IngestionFloor.ANNOUNCEMENT);

        assertEquals(1, floor.jobs.size());
        assertEquals(List.of(floor.jobs.get(0).id()), floor.rung);
    }

    @Test
    void shouldWriteDownWhoHandedAPackageIn() {
        IngestionId id = floor.ingestions.handIn(IngestionFloor.PACKAGE, "mara");

        assertEquals(List.of(id), floor.rung);
        assertEquals(List.of("mara package.hand-in " + IngestionFloor.PACKAGE + " ingestion " + id), floor.done);
        assertEquals(id, floor.ingestions.get(id).id());
    }

    @Test
    void shouldBeOneJobWhenAPackageIsHandedInAgainWhileItIsTakenIn() {
        IngestionId first = floor.ingestions.handIn(IngestionFloor.PACKAGE, "mara");
        floor.claim(floor.jobs.get(0));

        assertEquals(first, floor.ingestions.handIn(IngestionFloor.PACKAGE, "otto"));
        assertEquals(1, floor.jobs.size());
        assertEquals(List.of(first), floor.rung);
    }

    @Test
    void shouldTakeAPackageInAgainWhenItsFormerJobIsOver() {
        IngestionId first = floor.ingestions.handIn(IngestionFloor.PACKAGE, "mara");
        carryOut(floor.jobs.get(0));

        assertNotEquals(first, floor.ingestions.handIn(IngestionFloor.PACKAGE, "mara"));
    }

    @Test
    void shouldSayThatThereIsNoSuchIngestion() {
        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> floor.ingestions.get(new IngestionId("0")));

        assertEquals(FailureCode.NOT_FOUND, refusal.code());
    }

    private void carryOut(IngestionJob job) {
        floor.service.carryOut(floor.claim(job), new IngestionProgress());
    }
}
