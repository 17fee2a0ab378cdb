package io.stoa.connect.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.connect.ConnectPaused;
import io.stoa.problem.FailureCode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hour's requests belong to ingestion; reconciliation takes a share. */
class RateBudgetTest {

    private final MovableClock clock = new MovableClock();
    private final RateBudget budget = new RateBudget();

    @BeforeEach
    void setUp() {
        budget.clock = clock;
        budget.reconciliationShare = 0.3;
    }

    @Test
    void shouldGiveReconciliationItsShareOfTheHourAndNoMore() {
        budget.note("user-hour-lim:100;user-hour-rem:100;");

        assertEquals(30, spendAllOfReconciliation());
        assertDoesNotThrow(() -> budget.check(Purpose.INGESTION));
    }

    @Test
    void shouldGiveItsShareAgainWhenTheHourHasRolled() {
        budget.note("user-hour-lim:100;user-hour-rem:100;");
        spendAllOfReconciliation();
        clock.advance(Duration.ofMinutes(59));
        assertThrows(ConnectPaused.class, () -> budget.check(Purpose.RECONCILIATION));
        clock.advance(Duration.ofMinutes(1));

        assertDoesNotThrow(() -> budget.check(Purpose.RECONCILIATION));
    }

    @Test
    void shouldTakeTheUsualLimitUntilAnAnswerTellsAnother() {
        assertEquals(1_050, spendAllOfReconciliation());
    }

    @Test
    void shouldLeaveTheLastThirtyPercentToIngestion() {
        budget.note("user-hour-lim:100;user-hour-rem:29;");

        ConnectPaused paused = assertThrows(ConnectPaused.class, () -> budget.check(Purpose.RECONCILIATION));
        assertEquals(FailureCode.CONNECT_RATE_LIMITED, paused.code());
        assertTrue(paused.sentence().contains("for ingestion"), paused.sentence());
        assertDoesNotThrow(() -> budget.check(Purpose.INGESTION));
    }

    @Test
    void shouldReconcileWhileThirtyPercentAreLeft() {
        budget.note("user-hour-lim:100;user-hour-rem:30;");

        assertDoesNotThrow(() -> budget.check(Purpose.RECONCILIATION));
    }

    @Test
    void shouldAskAgainWhatIsLeftWhenItWasToldLongAgo() {
        budget.note("user-hour-lim:100;user-hour-rem:29;");
        clock.advance(Duration.ofMinutes(5));

        assertDoesNotThrow(() -> budget.check(Purpose.RECONCILIATION));
    }

    @Test
    void shouldKeepEverybodyWaitingWhenNothingIsLeft() {
        budget.note("user-hour-lim:100;user-hour-rem:0;");

        assertThrows(ConnectPaused.class, () -> budget.check(Purpose.INGESTION));
    }

    @Test
    void shouldWaitAMinuteWhereTheMinuteIsLimited() {
        budget.note("user-hour-lim:100;user-hour-rem:90;user-minute-lim:10;user-minute-rem:0;");

        assertEquals(
                Duration.ofMinutes(1),
                assertThrows(ConnectPaused.class, () -> budget.check(Purpose.INGESTION))
                        .notBefore());
    }

    @Test
    void shouldNotShortenAPauseThatWasAskedFor() {
        budget.waitFor(Duration.ofHours(1));
        budget.waitFor(Duration.ofSeconds(1));

        assertEquals(
                Duration.ofHours(1),
                assertThrows(ConnectPaused.class, () -> budget.check(Purpose.INGESTION))
                        .notBefore());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "user-hour-lim:-5;user-hour-rem:-1;",
                "user-hour-lim:99999999999999999999;user-hour-rem:x;",
                "user-hour-lim;user-hour-rem",
                ":0;:"
            })
    void shouldNotBeLedAstrayByAHeaderThatIsNone(String header) {
        budget.note(header);

        assertDoesNotThrow(() -> budget.check(Purpose.INGESTION));
        assertDoesNotThrow(() -> budget.check(Purpose.RECONCILIATION));
    }

    private int spendAllOfReconciliation() {
        int spent = 0;
        try {
            while (spent < 10_000) {
                budget.check(Purpose.RECONCILIATION);
                budget.spend(Purpose.RECONCILIATION);
                spent++;
            }
        } catch (ConnectPaused usedUp) {
            return spent;
        }
        throw new AssertionError("reconciliation was never stopped");
    }
}
