package io.stoa.reconciliation.service;

import static io.stoa.reconciliation.service.ReconciliationDesk.NOON;
import static io.stoa.reconciliation.service.ReconciliationDesk.packageId;
import static io.stoa.reconciliation.service.ReconciliationDesk.version;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.PackageId;
import io.stoa.connect.ConnectPaused;
import io.stoa.connect.NotReadable;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.reconciliation.Findings;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationState;
import jakarta.ejb.EJBException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was lost on the way heals within one period, and nothing that fails stops the rest. */
class ReconciliationServiceTest {

    private final ReconciliationDesk desk = new ReconciliationDesk();

    @Test
    void shouldTakeInAVersionWhoseNotificationNeverArrived() {
        desk.announced(1);
        desk.hear(packageId(1), version(1));
        desk.completed = id -> List.of(version(1), version(2));
        ReconciliationRun run = desk.tick();

        assertEquals(List.of("take in " + version(2) + " of 6700012345"), desk.done);
        assertEquals(new Findings(1, 0, 0, 1, 0), run.findings());
        assertEquals(ReconciliationState.COMPLETED, run.state());
    }

    @Test
    void shouldFindNothingTheSecondTime() {
        desk.announced(1);
        desk.completed = id -> List.of(version(1));
        desk.tick();
        desk.now = NOON.plus(Duration.ofHours(6));
        ReconciliationRun second = desk.tick();

        assertEquals(2, desk.all.size());
        assertEquals(1, desk.done.size());
        assertEquals(0, second.findings().versionsFound());
    }

    @Test
    void shouldHandInAgainWhatWasHandedInAndNeverPublished() {
        desk.handedIn(1);
        desk.hear(packageId(1), version(1));
        desk.completed = id -> List.of(version(2));
        desk.tick();

        assertEquals(
                List.of("take in newest of " + packageId(1) + " handed in at " + NOON.minusSeconds(60)), desk.done);
    }

    @Test
    void shouldLeaveAPackageToItsOpenJob() {
        desk.handedIn(1);
        desk.openHandIn = Optional.of(packageId(1));
        desk.completed = id -> List.of(version(1));
        ReconciliationRun run = desk.tick();

        assertEquals(List.of(), desk.done);
        assertEquals(0, run.findings().versionsFound());
    }

    @Test
    void shouldCompareTheOthersWhenOnePackageFails() {
        desk.announced(1);
        desk.announced(2);
        desk.announced(3);
        desk.completed = id -> {
            if (id.equals(packageId(2))) {
                throw new RetryableFailure(FailureCode.CONNECT_ANSWER_UNREADABLE, "Rubbish.");
            }
            return List.of();
        };
        ReconciliationRun run = desk.tick();

        assertEquals(new Findings(2, 0, 1, 0, 0), run.findings());
        assertEquals(ReconciliationState.INCOMPLETE, run.state());
        assertEquals(Optional.of("Rubbish."), run.failureSentence());
    }

    @Test
    void shouldGoOnWhenANotificationOfTheSameVersionRacesIt() {
        desk.announced(1);
        desk.announced(2);
        desk.completed = id -> {
            if (id.equals(packageId(1))) {
                throw new EJBException("unique key");
            }
            return List.of(version(1));
        };
        ReconciliationRun run = desk.tick();

        assertEquals(new Findings(1, 0, 1, 1, 0), run.findings());
    }

    @Test
    void shouldNoteAPackageThatIsNotShownAnyMoreAndDoNothing() {
        desk.announced(1);
        desk.held.add(packageId(1));
        desk.completed = id -> {
            throw new NotReadable(FailureCode.CONNECT_NOT_FOUND, "Gone.");
        };
        ReconciliationRun run = desk.tick();

        assertEquals(List.of(), desk.done);
        assertEquals(1, run.findings().packagesUnreadable());
        assertEquals(ReconciliationState.COMPLETED, run.state());
        assertEquals(Optional.of(NOON), desk.readings.get(packageId(1).value()).unreadableSince());
    }

    @Test
    void shouldNotCallHiddenWhatWasNeverShown() {
        desk.handedIn(1);
        desk.completed = id -> {
            throw new NotReadable(FailureCode.CONNECT_REFUSED, "No.");
        };
        ReconciliationRun run = desk.tick();

        assertEquals(new Findings(0, 0, 1, 0, 0), run.findings());
        assertTrue(desk.readings.isEmpty());
    }

    @Test
    void shouldForgetThatAPackageWasHiddenWhenItIsShownAgain() {
        desk.announced(1);
        desk.held.add(packageId(1));
        desk.completed = id -> {
            throw new NotReadable(FailureCode.CONNECT_NOT_FOUND, "Gone.");
        };
        desk.tick();
        desk.completed = id -> List.of();
        desk.now = NOON.plus(Duration.ofHours(6));
        desk.tick();

        assertEquals(Optional.empty(), desk.readings.get(packageId(1).value()).unreadableSince());
    }

    @Test
    void shouldStopWhenItsShareIsSpentAndGoOnWhereItStopped() {
        List<String> compared = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            desk.announced(number);
        }
        desk.completed = id -> {
            if (compared.size() == 2) {
                throw new ConnectPaused(FailureCode.CONNECT_RATE_LIMITED, "Its share.", Duration.ofMinutes(5));
            }
            compared.add(id.value());
            return List.of();
        };
        ReconciliationRun run = desk.tick();
        assertEquals(ReconciliationState.PAUSED, run.state());
        assertEquals(Optional.of(NOON.plusSeconds(300)), run.resumeAt());

        desk.completed = id -> {
            compared.add(id.value());
            return List.of();
        };
        desk.now = NOON.plusSeconds(299);
        desk.tick();
        assertEquals(2, compared.size());
        desk.now = NOON.plusSeconds(300);
        desk.tick();

        assertEquals(
                List.of(packageId(1), packageId(2), packageId(3), packageId(4), packageId(5)),
                compared.stream().map(PackageId::new).toList());
        assertEquals(1, desk.all.size());
        assertEquals(new Findings(5, 0, 0, 0, 0), run.findings());
        assertEquals(ReconciliationState.COMPLETED, run.state());
    }

    @Test
    void shouldRestHalfAMinuteWhenNobodySaysHowLong() {
        desk.announced(1);
        desk.completed = id -> {
            throw new RetryableFailure(FailureCode.CONNECT_RATE_LIMITED, "429.");
        };
        ReconciliationRun run = desk.tick();
        assertEquals(Optional.of(NOON.plusSeconds(30)), run.resumeAt());
        assertEquals(Optional.empty(), run.lastPackage());

        desk.completed = id -> List.of();
        desk.now = NOON.plusSeconds(30);
        desk.tick();

        assertEquals(new Findings(1, 0, 0, 0, 0), run.findings());
        assertEquals(ReconciliationState.COMPLETED, run.state());
    }

    @Test
    void shouldEndAtOnceWhenTheKeyIsRefused() {
        List<String> asked = new ArrayList<>();
        desk.announced(1);
        desk.announced(2);
        desk.completed = id -> {
            asked.add(id.value());
            throw new RetryableFailure(FailureCode.CONNECT_REFUSED, "Check the key.");
        };
        ReconciliationRun run = desk.tick();

        assertEquals(1, asked.size());
        assertEquals(ReconciliationState.INCOMPLETE, run.state());
        assertEquals(Optional.of(FailureCode.CONNECT_REFUSED), run.failureCode());
    }

    @Test
    void shouldEndWithASentenceWhenThereIsNoKey() {
        desk.announced(1);
        desk.completed = id -> {
            throw new MarketplaceException(FailureCode.NOT_CONFIGURED, "There is no key.");
        };
        ReconciliationRun run = desk.tick();

        assertEquals(Optional.of(FailureCode.NOT_CONFIGURED), run.failureCode());
        assertEquals(Optional.of(NOON), run.endedAt());
    }

    @Test
    void shouldChangeNothingForANodeThatWasOvertaken() {
        desk.announced(1);
        desk.completed = id -> {
            desk.all.get(0).claim(desk.now, desk.now.plusSeconds(60));
            return List.of(version(1));
        };
        ReconciliationRun run = desk.tick();

        assertEquals(List.of(), desk.done);
        assertEquals(new Findings(0, 0, 0, 0, 0), run.findings());
        assertEquals(ReconciliationState.RUNNING, run.state());
    }

    @Test
    void shouldReconcileShortlyAfterTheFirstStartAndThenOncePerPeriod() {
        desk.tick();
        desk.now = NOON.plus(Duration.ofHours(6)).minusSeconds(1);
        desk.tick();
        assertEquals(1, desk.all.size());

        desk.now = NOON.plus(Duration.ofDays(3));
        desk.tick();
        assertEquals(2, desk.all.size());
    }

    @Test
    void shouldBeTheSameRunForWhoeverAsksWhileOneIsOpen() {
        ReconciliationRun first = desk.reconciliations.request("mara");
        ReconciliationRun second = desk.reconciliations.request("otto");

        assertEquals(first.id(), second.id());
        assertEquals(List.of("mara reconciliation.request", "otto reconciliation.request"), desk.done);
        assertEquals(ReconciliationState.COMPLETED, desk.tick().state());
    }
}
