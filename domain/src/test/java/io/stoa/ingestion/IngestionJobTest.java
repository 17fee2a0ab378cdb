package io.stoa.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class IngestionJobTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final Instant LEASE_END = NOON.plusSeconds(60);
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
    private static final PackageVersionId VERSION = new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55");
    private static final RetryableFailure AWAY = new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "Away.");
    private static final PackageRejected REFUSED = new PackageRejected(FailureCode.PACKAGE_REFUSED, "Refused.");

    @Test
    void shouldBeginWithWhatWasAnnounced() {
        IngestionJob job = announced();

        assertEquals(IngestionState.REQUESTED, job.state());
        assertEquals(IngestionPhase.WAITING, job.phase());
        assertEquals(Optional.of(PACKAGE), job.packageId());
        assertEquals(Optional.of(NOON.minusSeconds(60)), job.admittedAt());
        assertEquals(Optional.of(VERSION), job.packageVersionId());
        assertEquals(Optional.of(KITE), job.appleItemId());
        assertEquals(NOON, job.requestedAt());
        assertEquals(NOON, job.changedAt());
        assertEquals(0, job.attempts());
        assertEquals(Progress.NONE, job.progress());
        assertEquals(Optional.empty(), job.failureCode());
    }

    @Test
    void shouldKnowNeitherAppNorVersionOfAPackageHandedInById() {
        IngestionJob job = new IngestionJob(PACKAGE, NOON);

        assertEquals(Optional.empty(), job.appleItemId());
        assertEquals(Optional.empty(), job.packageVersionId());

        job.resolvedTo(VERSION);

        assertEquals(Optional.of(VERSION), job.packageVersionId());
    }

    @Test
    void shouldLearnItsPackageFromALaterAnnouncementOrFromPublishing() {
        IngestionJob told = new IngestionJob(new Announcement(KITE, Optional.empty(), VERSION, NOON), NOON);
        IngestionJob found = new IngestionJob(new Announcement(KITE, Optional.empty(), VERSION, NOON), NOON);
        assertEquals(Optional.empty(), told.packageId());

        told.announcedAgain(new Announcement(KITE, Optional.of(PACKAGE), VERSION, NOON));
        found.claim(NOON, LEASE_END);
        found.published(KITE, PACKAGE, NOON);

        assertEquals(Optional.of(PACKAGE), told.packageId());
        assertEquals(Optional.of(PACKAGE), found.packageId());
    }

    @Test
    void shouldBeAdmittedAtTheLatestAnnouncementInWhateverOrderTheyArrive() {
        IngestionJob job = announced();
        job.announcedAgain(new Announcement(KITE, Optional.empty(), VERSION, NOON.minusSeconds(90)));
        assertEquals(Optional.of(NOON.minusSeconds(60)), job.admittedAt());

        job.announcedAgain(new Announcement(KITE, Optional.empty(), VERSION, NOON.minusSeconds(30)));
        assertEquals(Optional.of(NOON.minusSeconds(30)), job.admittedAt());
        assertEquals(Optional.of(PACKAGE), job.packageId());
    }

    @Test
    void shouldBeAdmittedWhenItWasHandedInWhereNobodyAnnouncedIt() {
        assertEquals(Optional.of(NOON), new IngestionJob(PACKAGE, NOON).admittedAt());
    }

    @Test
    void shouldBeAdmittedAtTheLatestOfManyHandInsInWhateverOrderTheyCome() {
        IngestionJob job = new IngestionJob(PACKAGE, NOON);
        job.admittedAgain(NOON.minusSeconds(90));
        assertEquals(Optional.of(NOON), job.admittedAt());

        job.admittedAgain(NOON.plusSeconds(30));
        assertEquals(Optional.of(NOON.plusSeconds(30)), job.admittedAt());
    }

    @Test
    void shouldRaiseTheFenceWithEveryClaim() {
        IngestionJob job = announced();
        Claim first = job.claim(NOON, LEASE_END);
        Claim second = job.claim(LEASE_END.plusSeconds(1), LEASE_END.plusSeconds(61));

        assertTrue(second.fence() > first.fence());
        assertEquals(first.id(), second.id());
        assertFalse(job.isHeldBy(first));
        assertTrue(job.isHeldBy(second));
        assertEquals(2, job.attempts());
    }

    @Test
    void shouldNotBeHeldAnyMoreOnceItIsPutBack() {
        IngestionJob job = announced();
        Claim claim = job.claim(NOON, LEASE_END);
        job.retryAt(NOON.plusSeconds(5), AWAY, NOON);

        assertFalse(job.isHeldBy(claim));
    }

    @Test
    void shouldBeAnybodysOnlyAfterItsLeaseHasRunOut() {
        IngestionJob job = announced();
        job.claim(NOON, LEASE_END);

        assertFalse(job.isClaimable(NOON));
        assertFalse(job.isClaimable(LEASE_END));
        assertTrue(job.isClaimable(LEASE_END.plusNanos(1_000)));
    }

    @Test
    void shouldStayTheWorkersWhileItRenews() {
        IngestionJob job = announced();
        job.claim(NOON, LEASE_END);
        job.renew(LEASE_END.plusSeconds(30), IngestionPhase.DOWNLOADING, new Progress(100, 40, 3, 1));

        assertFalse(job.isClaimable(LEASE_END.plusSeconds(30)));
        assertEquals(IngestionPhase.DOWNLOADING, job.phase());
        assertEquals(new Progress(100, 40, 3, 1), job.progress());
    }

    @Test
    void shouldWaitUntilItsNextTryIsDue() {
        IngestionJob job = announced();
        job.claim(NOON, LEASE_END);
        job.retryAt(NOON.plusSeconds(5), AWAY, NOON);

        assertEquals(IngestionState.RETRY_PENDING, job.state());
        assertEquals(Optional.of(NOON.plusSeconds(5)), job.nextTryAt());
        assertFalse(job.isClaimable(NOON.plusSeconds(5).minusNanos(1_000)));
        assertTrue(job.isClaimable(NOON.plusSeconds(5)));
        assertEquals(Optional.of(FailureCode.CONNECT_UNAVAILABLE), job.failureCode());
        assertEquals(Optional.of("Away."), job.failureSentence());
    }

    @Test
    void shouldForgetTheWaitingTimeWhenItIsClaimed() {
        IngestionJob job = announced();
        job.claim(NOON, LEASE_END);
        job.retryAt(NOON.plusSeconds(5), AWAY, NOON);
        job.claim(NOON.plusSeconds(6), LEASE_END);

        assertEquals(Optional.empty(), job.nextTryAt());
        assertEquals(IngestionPhase.RESOLVING, job.phase());
    }

    @Test
    void shouldShowAPublishedJobAsCompleteAndWithoutItsEarlierFailure() {
        IngestionJob job = new IngestionJob(PACKAGE, NOON);
        job.claim(NOON, LEASE_END);
        job.retryAt(NOON, AWAY, NOON);
        job.claim(NOON, LEASE_END);
        job.renew(LEASE_END, IngestionPhase.PUBLISHING, new Progress(100, 90, 3, 2));
        job.published(KITE, PACKAGE, NOON.plusSeconds(9));

        assertEquals(IngestionState.PUBLISHED, job.state());
        assertEquals(IngestionPhase.DONE, job.phase());
        assertEquals(new Progress(100, 100, 3, 3), job.progress());
        assertEquals(Optional.of(KITE), job.appleItemId());
        assertEquals(NOON.plusSeconds(9), job.changedAt());
        assertEquals(Optional.empty(), job.failureCode());
        assertEquals(Optional.empty(), job.failureSentence());
    }

    @Test
    void shouldSayWhyItWasRejected() {
        IngestionJob job = announced();
        job.claim(NOON, LEASE_END);
        job.rejected(REFUSED, NOON);

        assertEquals(IngestionState.REJECTED, job.state());
        assertEquals(Optional.of(FailureCode.PACKAGE_REFUSED), job.failureCode());
        assertEquals(Optional.of("Refused."), job.failureSentence());
    }

    @Test
    void shouldCutASentenceThatTheRowCannotHold() {
        IngestionJob job = announced();
        job.claim(NOON, LEASE_END);
        job.rejected(new PackageRejected(FailureCode.PACKAGE_REFUSED, "x".repeat(1_001)), NOON);

        String sentence = job.failureSentence().orElseThrow();
        assertEquals(1_000, sentence.length());
        assertTrue(sentence.endsWith("…"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLISHED", "REJECTED"})
    void shouldNeverBeClaimedAgainOnceItIsOver(IngestionState over) {
        IngestionJob job = in(over);

        assertFalse(job.isClaimable(NOON.plus(Duration.ofDays(400))));
        assertThrows(IllegalStateException.class, () -> job.claim(NOON, LEASE_END));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FETCHING")
    void shouldNotBePublishedByAnybodyWhoHasNotClaimedIt(IngestionState state) {
        assertThrows(IllegalStateException.class, () -> in(state).published(KITE, PACKAGE, NOON));
        assertEquals(state, in(state).state());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FETCHING")
    void shouldNotBeRejectedByAnybodyWhoHasNotClaimedIt(IngestionState state) {
        assertThrows(IllegalStateException.class, () -> in(state).rejected(REFUSED, NOON));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "FETCHING")
    void shouldNotBePutBackByAnybodyWhoHasNotClaimedIt(IngestionState state) {
        assertThrows(IllegalStateException.class, () -> in(state).retryAt(NOON, AWAY, NOON));
    }

    @Test
    void shouldChangeNothingWhereATransitionIsForbidden() {
        IngestionJob job = in(IngestionState.PUBLISHED);
        assertThrows(IllegalStateException.class, () -> job.rejected(REFUSED, NOON.plusSeconds(100)));

        assertEquals(IngestionState.PUBLISHED, job.state());
        assertEquals(Optional.empty(), job.failureCode());
        assertEquals(NOON, job.changedAt());
    }

    @Test
    void shouldCountWhatSeveralDownloadsHaveDone() {
        IngestionProgress progress = new IngestionProgress();
        progress.readingManifest();
        assertEquals(IngestionPhase.READING_MANIFEST, progress.phase());

        progress.downloading(300, 2);
        progress.downloaded(120);
        progress.downloaded(-20);
        progress.completed();

        assertEquals(new Progress(300, 100, 2, 1), progress.read());
        assertEquals(IngestionPhase.DOWNLOADING, progress.phase());
        assertFalse(progress.isAbandoned());

        progress.publishing();
        progress.abandon();

        assertEquals(IngestionPhase.PUBLISHING, progress.phase());
        assertTrue(progress.isAbandoned());
    }

    private static IngestionJob announced() {
        return new IngestionJob(new Announcement(KITE, Optional.of(PACKAGE), VERSION, NOON.minusSeconds(60)), NOON);
    }

    private static IngestionJob in(IngestionState state) {
        IngestionJob job = announced();
        if (state == IngestionState.REQUESTED) {
            return job;
        }
        job.claim(NOON, LEASE_END);
        switch (state) {
            case RETRY_PENDING -> job.retryAt(NOON, AWAY, NOON);
            case PUBLISHED -> job.published(KITE, PACKAGE, NOON);
            case REJECTED -> job.rejected(REFUSED, NOON);
            default -> assertEquals(state, job.state());
        }
        return job;
    }
}
