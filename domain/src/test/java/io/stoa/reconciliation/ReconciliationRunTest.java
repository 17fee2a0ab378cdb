package io.stoa.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageId;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReconciliationRunTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
    private static final RetryableFailure AWAY = new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "Away.");

    private final ReconciliationRun run = new ReconciliationRun(Optional.of("mara"), NOON);

    @Test
    void shouldBeOneNodesUntilItsLeaseRunsOut() {
        assertTrue(run.isClaimable(NOON));
        run.claim(NOON, NOON.plusSeconds(60));

        assertFalse(run.isClaimable(NOON.plusSeconds(60)));
        assertTrue(run.isClaimable(NOON.plusSeconds(61)));
    }

    @Test
    void shouldVoidTheClaimOfANodeThatWasOvertaken() {
        ReconciliationClaim overtaken = run.claim(NOON, NOON.plusSeconds(60));
        ReconciliationClaim next = run.claim(NOON.plusSeconds(61), NOON.plusSeconds(121));

        assertFalse(run.isHeldBy(overtaken));
        assertTrue(run.isHeldBy(next));
    }

    @Test
    void shouldGoOnAfterAPauseWhereItStopped() {
        ReconciliationClaim claim = run.claim(NOON, NOON.plusSeconds(60));
        run.deliveriesDone();
        run.compared(PACKAGE, 2);
        run.pauseUntil(NOON.plusSeconds(300));

        assertEquals(ReconciliationState.PAUSED, run.state());
        assertFalse(run.isHeldBy(claim));
        assertFalse(run.isClaimable(NOON.plusSeconds(299)));
        assertTrue(run.isClaimable(NOON.plusSeconds(300)));
        assertEquals(Optional.of(PACKAGE), run.lastPackage());
        assertEquals(ReconciliationPhase.PACKAGES, run.phase());
    }

    @Test
    void shouldKeepTheMomentItFirstStartedAt() {
        run.claim(NOON, NOON.plusSeconds(60));
        run.pauseUntil(NOON.plusSeconds(300));
        run.claim(NOON.plusSeconds(300), NOON.plusSeconds(360));

        assertEquals(Optional.of(NOON), run.startedAt());
    }

    @Test
    void shouldCountWhatItFound() {
        run.claim(NOON, NOON.plusSeconds(60));
        run.recoveredDelivery();
        run.deliveriesDone();
        run.compared(PACKAGE, 2);
        run.compared(PACKAGE, 0);
        run.unreadable(PACKAGE);
        run.finish(NOON.plusSeconds(9));

        assertEquals(new Findings(2, 1, 0, 2, 1), run.findings());
        assertEquals(ReconciliationState.COMPLETED, run.state());
        assertFalse(run.isClaimable(NOON.plusSeconds(900)));
    }

    @Test
    void shouldBeIncompleteWhenSomethingCouldNotBeCompared() {
        run.claim(NOON, NOON.plusSeconds(60));
        run.failed(PACKAGE, AWAY);
        run.finish(NOON.plusSeconds(9));

        assertEquals(ReconciliationState.INCOMPLETE, run.state());
        assertEquals(Optional.of("Away."), run.failureSentence());
        assertEquals(1, run.findings().packagesFailed());
    }

    @Test
    void shouldHoldNoLongerSentenceThanItsColumn() {
        run.abort(new RetryableFailure(FailureCode.CONNECT_REFUSED, "ü".repeat(2_000)), NOON);

        assertEquals(1_000, run.failureSentence().orElseThrow().length());
    }

    @Test
    void shouldRememberSinceWhenAPackageIsHidden() {
        PackageReading reading = new PackageReading(PACKAGE);
        reading.read(NOON);
        reading.refused(AWAY, NOON.plusSeconds(1));
        reading.refused(AWAY, NOON.plusSeconds(2));
        assertEquals(Optional.of(NOON.plusSeconds(1)), reading.unreadableSince());

        reading.read(NOON.plusSeconds(3));
        assertEquals(Optional.empty(), reading.unreadableSince());
        assertEquals(Optional.empty(), reading.unreadableSentence());
    }
}
