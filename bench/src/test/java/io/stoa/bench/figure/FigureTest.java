package io.stoa.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @Test
    void shouldRefuseASideThatWasNotMeasured() {
        assertThrows(IllegalArgumentException.class, () -> new Measured("inserts", "1/s", List.of()));
    }

    @Test
    void shouldMissAGoalWithARatioThatIsNoNumber() {
        assertFalse(Goal.atLeast(0.2).isMetBy(0.0 / 0.0));
        assertFalse(Goal.atMost(0.2).isMetBy(0.0 / 0.0));
    }

    @Test
    void shouldMissAGoalWhereNothingWasDone() {
        assertFalse(figure(0, 0, Goal.atMost(0.001)).isMet(), "no statements of no requests prove nothing");
    }

    @Test
    void shouldNotJudgeARatioThatIsOnlyTold() {
        assertTrue(figure(1, 1_000_000, Goal.none()).isMet());
        assertFalse(figure(0, 0, Goal.none()).isMet(), "nothing was measured");
        assertEquals("none", Goal.none().toString());
    }

    @Test
    void shouldMeetAGoalAtItsLimit() {
        assertTrue(figure(20, 100, Goal.atLeast(0.2)).isMet());
        assertTrue(figure(20, 100, Goal.atMost(0.2)).isMet());
    }

    @Test
    void shouldMissAGoalBeyondItsLimit() {
        assertFalse(figure(19.9, 100, Goal.atLeast(0.2)).isMet());
        assertFalse(figure(20.1, 100, Goal.atMost(0.2)).isMet());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "23331.4, 23331", "12.345, 12.35", "0.0058012, 0.00580", "1024, 1024"})
    void shouldWriteNoMoreDigitsThanMeanSomething(double value, String written) {
        assertEquals(written, Figure.number(value));
    }

    private static Figure figure(double ours, double peer, Goal goal) {
        return new Figure("figure", Measured.once("ours", "1/s", ours), Measured.once("peer", "1/s", peer), goal);
    }
}
