package io.stoa.bench.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void shouldRefuseARoundWithoutItsPeer() {
        assertThrows(IllegalArgumentException.class, () -> Ratio.of(List.of(1.0, 2.0), List.of(1.0)));
    }

    @Test
    void shouldCompareRoundByRound() {
        Ratio ratio = Ratio.of(List.of(10.0, 200.0, 3000.0), List.of(20.0, 400.0, 6000.0));
        assertEquals(new Ratio(0.5, 0.5, 0.5), ratio, "a machine that is slow for both changes nothing");
    }

    @Test
    void shouldTakeTheMedianAndNotTheMean() {
        assertEquals(
                2, Ratio.of(List.of(1.0, 2.0, 900.0), List.of(1.0, 1.0, 1.0)).median());
    }

    @Test
    void shouldTakeTheMiddleOfTwo() {
        assertEquals(1.5, Ratio.median(List.of(2.0, 1.0)));
    }

    @Test
    void shouldPutTheMedianIntoTheInterval() {
        Ratio ratio = Ratio.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0), List.of(1.0, 1.0, 1.0, 1.0, 1.0));
        assertTrue(ratio.low() < ratio.median() && ratio.median() < ratio.high(), ratio.toString());
        assertTrue(ratio.low() >= 1 && ratio.high() <= 5, ratio.toString());
    }

    @Test
    void shouldFindTheSameIntervalAgain() {
        List<Double> ours = List.of(5.0, 1.0, 4.0, 2.0, 3.0);
        List<Double> peers = List.of(2.0, 2.0, 1.0, 1.0, 3.0);
        assertEquals(Ratio.of(ours, peers), Ratio.of(ours, peers));
    }
}
