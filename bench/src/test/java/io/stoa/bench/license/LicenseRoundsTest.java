package io.stoa.bench.license;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicenseRoundsTest {

    /** 800 operations a second are 1.25 ms each: two of them leave 1.5 ms of the 4 ms that a licence took. */
    private static final LicenseRounds ROUNDS = new LicenseRounds(List.of(250.0), List.of(4_000.0), List.of(800.0));

    @Test
    void shouldNotMeetAGoalWhereRsaAloneWouldHaveTakenLonger() {
        List<Figure> figures =
                new LicenseRounds(List.of(500.0), List.of(4_000.0), List.of(800.0)).figures(Goal.atLeast(0.1));

        assertFalse(figures.get(0).isMet());
    }

    @Test
    void shouldJudgeWhatIsLeftWithoutRsa() {
        Figure judged = ROUNDS.figures(Goal.atLeast(0.1)).get(0);

        assertEquals(1 / 0.0015 / 4_000, judged.ratio().median(), 1e-9);
        assertTrue(judged.isMet());
        assertFalse(ROUNDS.figures(Goal.atLeast(0.2)).get(0).isMet());
    }

    @Test
    void shouldTellTheWholeAgainstTheUpsertAndAgainstTheLimit() {
        List<Figure> told = ROUNDS.figures(Goal.atLeast(0.1)).subList(1, 4);

        assertEquals(0.0625, told.get(0).ratio().median(), 1e-9);
        assertEquals(250 * (1 / 4_000.0 + 2 / 800.0), told.get(1).ratio().median(), 1e-9);
        assertEquals(250 / 800.0, told.get(2).ratio().median(), 1e-9);
        told.forEach(figure -> assertEquals(Goal.none(), figure.goal()));
    }
}
