package io.stoa.ingestion.service;

import static io.stoa.ingestion.service.IngestionFloor.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageVersionId;
import io.stoa.connect.ConnectPaused;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionPhase;
import io.stoa.ingestion.IngestionProgress;
import io.stoa.ingestion.IngestionState;
import io.stoa.ingestion.Progress;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestionSettlementTest {

    private static final RetryableFailure AWAY = new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "Away.");

    private final IngestionFloor floor = new IngestionFloor();

    @ParameterizedTest
    @CsvSource({"1,PT5S", "2,PT10S", "3,PT20S", "9,PT21M20S", "10,PT30M", "11,PT30M", "500,PT30M"})
    void shouldDoubleTheLongestPauseFromAttemptToAttempt(int attempts, Duration pause) {
        assertEquals(pause, floor.settlement.longestPause(attempts));
    }

    @Test
    void shouldNeverPauseLongerThanTheOperatorWants() {
        floor.settlement.longest = Duration.ofSeconds(8);

        assertEquals(Duration.ofSeconds(5), floor.settlement.longestPause(1));
        assertEquals(Duration.ofSeconds(8), floor.settlement.longestPause(2));
    }

    @Property
    void shouldWaitAnythingUpToTheLongestPause(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int attempts, @ForAll long chance) {
        Jitter jitter = new Jitter();
        jitter.random = () -> chance;
        Duration pause = jitter.within(floor.settlement.longestPause(attempts));

        assertTrue(pause.compareTo(Duration.ofSeconds(1)) >= 0);
        assertTrue(pause.compareTo(Duration.ofMinutes(30)) <= 0);
        assertTrue(pause.compareTo(floor.settlement.longestPause(attempts)) <= 0);
    }

    @ParameterizedTest
    @CsvSource({"0,PT1S", "-9223372036854775808,PT3S", "-1,PT5S"})
    void shouldSpreadTriesOverTheWholePause(long chance, Duration pause) {
        IngestionJob job = floor.announced();
        floor.settlement.jitter.random = () -> chance;
        floor.settlement.retryLater(floor.claim(job), AWAY);

        assertEquals(Optional.of(NOON.plus(pause)), job.nextTryAt());
    }

    @Test
    void shouldWaitAtLeastAsLongAsTheOtherSideAskedFor() {
        IngestionJob job = floor.announced();
        floor.settlement.jitter.random = () -> 0;
        floor.settlement.retryLater(floor.claim(job), askingFor(Duration.ofHours(1)));

        assertEquals(Optional.of(NOON.plusSeconds(3_601)), job.nextTryAt());
    }

    @Test
    void shouldNotCountAnAttemptThatNeverReachedAppStoreConnect() {
        IngestionJob job = floor.announced();
        floor.settlement.retryLater(
                floor.claim(job),
                new ConnectPaused(FailureCode.CONNECT_UNAVAILABLE, "Failed 5 times.", Duration.ofSeconds(30)));

        assertEquals(0, job.attempts());
        assertEquals(IngestionState.RETRY_PENDING, job.state());
        assertEquals(Optional.of(NOON.plusSeconds(35)), job.nextTryAt());
        assertEquals(Optional.of("Failed 5 times."), job.failureSentence());
    }

    @Test
    void shouldPutAJobBackUntilItsPauseIsOver() {
        IngestionJob job = floor.announced();
        Claim claim = floor.claim(job);
        floor.settlement.retryLater(claim, AWAY);

        assertEquals(IngestionState.RETRY_PENDING, job.state());
        assertEquals(Optional.of(NOON.plusSeconds(5)), job.nextTryAt());
        assertEquals(Optional.of(FailureCode.CONNECT_UNAVAILABLE), job.failureCode());
    }

    @Test
    void shouldRejectForGood() {
        IngestionJob job = floor.announced();
        floor.settlement.reject(floor.claim(job), new PackageRejected(FailureCode.PACKAGE_REFUSED, "No."));

        assertEquals(IngestionState.REJECTED, job.state());
    }

    @Test
    void shouldPublishAndFinishTheJobTogether() {
        IngestionJob job = floor.announced();
        floor.settlement.publish(floor.claim(job), IngestionFloor.VERIFIED, new IngestionProgress());

        assertEquals(IngestionState.PUBLISHED, job.state());
        assertEquals(
                List.of(
                        "admit " + IngestionFloor.KITE + " " + IngestionFloor.PACKAGE + " at " + NOON.minusSeconds(60),
                        "publish " + IngestionFloor.VERSION),
                floor.done);
    }

    @Test
    void shouldAdmitAPackageNobodyNamedAtTheMomentItsVersionWasAnnounced() {
        IngestionJob job = floor.announcedWithoutItsPackage();
        floor.settlement.publish(floor.claim(job), IngestionFloor.VERIFIED, new IngestionProgress());

        assertEquals(Optional.of(IngestionFloor.PACKAGE), job.packageId());
        assertEquals(
                "admit " + IngestionFloor.KITE + " " + IngestionFloor.PACKAGE + " at " + NOON.minusSeconds(60),
                floor.done.get(0));
    }

    @Test
    void shouldAdmitAPackageThatWasHandedInByWhoeverHandedItIn() {
        IngestionJob job = floor.handedIn();
        floor.settlement.publish(floor.claim(job), IngestionFloor.VERIFIED, new IngestionProgress());

        assertEquals(
                List.of(
                        "admit " + IngestionFloor.KITE + " " + IngestionFloor.PACKAGE + " at " + NOON,
                        "publish " + IngestionFloor.VERSION),
                floor.done);
        assertEquals(Optional.of(IngestionFloor.KITE), job.appleItemId());
    }

    @Test
    void shouldAdmitAPackageThatWasHandedInTwiceAtTheLaterMoment() {
        IngestionJob job = floor.handedIn();
        Claim claim = floor.claim(job);
        assertEquals(job.id(), floor.requests.handedIn(IngestionFloor.PACKAGE, NOON.plusSeconds(30)));
        assertEquals(job.id(), floor.requests.handedIn(IngestionFloor.PACKAGE, NOON.minusSeconds(30)));
        floor.settlement.publish(claim, IngestionFloor.VERIFIED, new IngestionProgress());

        assertEquals(
                "admit " + IngestionFloor.KITE + " " + IngestionFloor.PACKAGE + " at " + NOON.plusSeconds(30),
                floor.done.get(0));
        assertEquals(List.of(), floor.rung, "a job that is known is rung for again");
    }

    @Test
    void shouldChangeNothingForAWorkerThatWasOvertaken() {
        IngestionJob job = floor.announced();
        Claim paused = floor.claim(job);
        job.claim(NOON.plusSeconds(61), NOON.plusSeconds(121));

        RetryableFailure refusal = assertThrows(
                RetryableFailure.class,
                () -> floor.settlement.publish(paused, IngestionFloor.VERIFIED, new IngestionProgress()));
        floor.settlement.retryLater(paused, AWAY);
        floor.settlement.reject(paused, new PackageRejected(FailureCode.PACKAGE_REFUSED, "No."));

        assertEquals(FailureCode.LEASE_LOST, refusal.code());
        assertEquals(List.of(), floor.done);
        assertEquals(IngestionState.FETCHING, job.state());
        assertFalse(floor.settlement.heartbeat(paused, new IngestionProgress(), IngestionFloor.LEASE));
    }

    @Test
    void shouldKeepAClaimAliveAndSayHowFarItHasCome() {
        IngestionJob job = floor.announced();
        Claim claim = floor.claim(job);
        IngestionProgress progress = new IngestionProgress();
        progress.downloading(100, 3);
        progress.downloaded(40);

        assertTrue(floor.settlement.heartbeat(claim, progress, IngestionFloor.LEASE));
        assertEquals(new Progress(100, 40, 3, 0), job.progress());
        assertEquals(IngestionPhase.DOWNLOADING, job.phase());
        assertFalse(job.isClaimable(NOON.plus(IngestionFloor.LEASE)));
    }

    @Test
    void shouldNoteWhichVersionAPackageTurnedOutToBe() {
        IngestionJob job = floor.handedIn();
        PackageVersionId newest = IngestionFloor.VERSION;

        assertEquals(
                Optional.of(newest),
                floor.settlement.resolved(floor.claim(job), newest).packageVersionId());
    }

    private static RetryableFailure askingFor(Duration pause) {
        return new RetryableFailure(FailureCode.CONNECT_RATE_LIMITED, "Wait.", pause, null);
    }
}
