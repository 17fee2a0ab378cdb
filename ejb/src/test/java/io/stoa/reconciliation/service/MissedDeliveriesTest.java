package io.stoa.reconciliation.service;

import static io.stoa.reconciliation.service.ReconciliationDesk.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.connect.ConnectPaused;
import io.stoa.connect.WebhookDelivery;
import io.stoa.notification.MalformedNotification;
import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import io.stoa.reconciliation.ReconciliationPhase;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A notification that could not be delivered comes in all the same, once. */
class MissedDeliveriesTest {

    private final ReconciliationDesk desk = new ReconciliationDesk();

    @Test
    void shouldReceiveWhatFailedToArriveAsIfItHadArrived() {
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("a"));
        ReconciliationRun run = desk.tick();

        assertEquals(List.of("receive " + payload("a")), desk.done);
        assertEquals(1, run.findings().deliveriesRecovered());
    }

    @Test
    void shouldReceiveAnEventOnceThatFailedToArriveTwice() {
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("a"));
        deliver("D-2", "FAILED", NOON.minusSeconds(30), payload("a"));
        desk.settings.redeliver = true;

        assertEquals(1, desk.tick().findings().deliveriesRecovered());
        assertEquals(List.of("receive " + payload("a"), "redeliver D-1"), desk.done);
    }

    @Test
    void shouldLeaveAloneWhatHasArrived() {
        deliver("D-1", "SUCCEEDED", NOON.minusSeconds(60), payload("a"));
        deliver("D-2", "FAILED", NOON.minusSeconds(60), payload("b"));
        desk.arrived.add("b");
        desk.settings.redeliver = true;

        assertEquals(0, desk.tick().findings().deliveriesRecovered());
        assertEquals(List.of(), desk.done);
    }

    @Test
    void shouldTakeForLostWhatIsPendingForMoreThanAnHour() {
        deliver("D-1", "PENDING", NOON.minusSeconds(3_601), payload("a"));
        deliver("D-2", "PENDING", NOON.minusSeconds(3_599), payload("b"));
        desk.tick();

        assertEquals(List.of("receive " + payload("a")), desk.done);
    }

    @Test
    void shouldNotReceiveATestOfTheWebhook() {
        desk.delivered.add(new WebhookDelivery("D-1", "FAILED", Optional.of(NOON), true, Optional.of(payload("ping"))));
        desk.tick();

        assertEquals(List.of(), desk.done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"data\":7}", "{\"data\":{\"id\":7}}", "null", "1e999999999"})
    void shouldGoOnBehindADeliveryThatCarriesNoNotification(String rubbish) {
        deliver("D-1", "FAILED", NOON.minusSeconds(60), rubbish);
        deliver("D-2", "FAILED", NOON.minusSeconds(60), payload("a"));

        assertEquals(ReconciliationState.COMPLETED, desk.tick().state());
        assertEquals(List.of("receive " + payload("a")), desk.done);
    }

    @Test
    void shouldGoOnBehindANotificationThatIsMalformed() {
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("bad"));
        deliver("D-2", "FAILED", NOON.minusSeconds(60), payload("a"));
        desk.receiving = body -> {
            if (body.equals(payload("bad"))) {
                throw new MalformedNotification("No.");
            }
        };
        ReconciliationRun run = desk.tick();

        assertEquals(List.of("receive " + payload("a")), desk.done);
        assertEquals(1, run.findings().deliveriesRecovered());
    }

    @Test
    void shouldAskForADeliveryToBeSentAgainWhereThatIsWanted() {
        desk.delivered.add(new WebhookDelivery("D-1", "FAILED", Optional.of(NOON), false, Optional.empty()));
        desk.settings.redeliver = true;
        desk.tick();

        assertEquals(List.of("redeliver D-1"), desk.done);
    }

    @Test
    void shouldGoOnWhenADeliveryIsNotSentAgain() {
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("a"));
        deliver("D-2", "FAILED", NOON.minusSeconds(60), payload("b"));
        desk.settings.redeliver = true;
        desk.redelivering = delivery -> {
            throw new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "App Store Connect answered 500.");
        };

        assertEquals(2, desk.tick().findings().deliveriesRecovered());
    }

    @Test
    void shouldRestWhenAppStoreConnectAsksForItInTheMidst() {
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("a"));
        deliver("D-2", "FAILED", NOON.minusSeconds(60), payload("b"));
        desk.settings.redeliver = true;
        desk.redelivering = delivery -> {
            throw new RetryableFailure(FailureCode.CONNECT_RATE_LIMITED, "429.", Duration.ofSeconds(90), null);
        };
        desk.tick();

        assertEquals(List.of("receive " + payload("a")), desk.done, "the second is asked for after the rest");
    }

    @Test
    void shouldReadAllTenDaysTheFirstTimeAndOverlapAfterwards() {
        desk.tick();
        assertEquals(Optional.of(NOON.minus(Duration.ofDays(10)).plusSeconds(600)), desk.askedSince);

        desk.now = NOON.plus(Duration.ofHours(6));
        desk.tick();
        assertEquals(Optional.of(NOON.minus(Duration.ofHours(2))), desk.askedSince);
    }

    @Test
    void shouldCompareThePackagesWhenTheDeliveriesCannotBeRead() {
        desk.announced(1);
        desk.completed = id -> List.of(ReconciliationDesk.version(1));
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("a"));
        desk.receiving = body -> {
            throw new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "Away.");
        };
        ReconciliationRun run = desk.tick();

        assertEquals(1, run.findings().versionsFound());
        assertEquals(ReconciliationState.INCOMPLETE, run.state());
    }

    @Test
    void shouldReadTheDeliveriesAgainAfterAPause() {
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("a"));
        deliver("D-2", "FAILED", NOON.minusSeconds(60), payload("b"));
        desk.receiving = body -> {
            if (body.equals(payload("b"))) {
                throw new ConnectPaused(FailureCode.CONNECT_UNAVAILABLE, "Away.", Duration.ofSeconds(30));
            }
        };
        ReconciliationRun run = desk.tick();
        assertEquals(ReconciliationState.PAUSED, run.state());
        desk.receiving = body -> {};
        desk.now = NOON.plusSeconds(30);
        desk.tick();

        assertEquals(List.of("receive " + payload("a"), "receive " + payload("b")), desk.done);
        assertEquals(2, run.findings().deliveriesRecovered());
    }

    @Test
    void shouldRestAndReadTheDeliveriesWhenTheHourIsSpent() {
        desk.announced(1);
        deliver("D-1", "FAILED", NOON.minusSeconds(60), payload("a"));
        desk.listing = () -> {
            throw new RetryableFailure(FailureCode.CONNECT_RATE_LIMITED, "429.", Duration.ofSeconds(90), null);
        };
        ReconciliationRun run = desk.tick();
        assertEquals(ReconciliationState.PAUSED, run.state());
        assertEquals(ReconciliationPhase.DELIVERIES, run.phase());
        assertEquals(Optional.of(NOON.plusSeconds(90)), run.resumeAt());

        desk.listing = () -> {};
        desk.now = NOON.plusSeconds(90);
        assertEquals(ReconciliationState.COMPLETED, desk.tick().state());
        assertEquals(List.of("receive " + payload("a")), desk.done);
        assertEquals(1, desk.all.size());
        assertEquals(1, run.findings().packagesCompared());
    }

    @Test
    void shouldReadNoDeliveriesWhereThereIsNoMarketplace() {
        desk.marketplace = Optional.empty();

        ReconciliationRun run = desk.tick();

        assertEquals(ReconciliationState.COMPLETED, run.state());
        assertEquals(Optional.empty(), desk.askedSince);
        assertTrue(run.hint().orElseThrow().contains("stoa.marketplace.apple-item-id"));
        assertEquals(Optional.empty(), run.failureSentence());
    }

    @Test
    void shouldNotTakeForReadWhatNobodyCouldLookUp() {
        deliver("D-1", "FAILED", NOON.minus(Duration.ofDays(3)), payload("a"));
        desk.marketplace = Optional.empty();
        desk.tick();
        desk.marketplace = Optional.of(ReconciliationDesk.MARKETPLACE);
        desk.now = NOON.plus(Duration.ofHours(6));
        desk.tick();

        assertEquals(Optional.of(NOON.minus(Duration.ofDays(10)).plusSeconds(600)), desk.askedSince);
        assertEquals(List.of("receive " + payload("a")), desk.done);
    }

    private void deliver(String id, String state, Instant at, String payload) {
        desk.delivered.add(new WebhookDelivery(id, state, Optional.of(at), false, Optional.of(payload)));
    }

    private static String payload(String id) {
        return "{\"data\":{\"id\":\"" + id + "\"}}";
    }
}
