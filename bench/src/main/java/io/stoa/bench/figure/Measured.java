package io.stoa.bench.figure;

import java.util.List;

/**
 * One side of a figure, round by round.
 *
 * @param what   was measured, such as {@code pgbench, single-row insert, 16 clients}
 * @param unit   such as {@code 1/s}
 * @param rounds in the order they ran; at least one
 */
public record Measured(String what, String unit, List<Double> rounds) {

    public Measured {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("'" + what + "' was not measured.");
        }
    }

    /** Something that was counted once, or a limit that does not change. */
    public static Measured once(String what, String unit, double value) {
        return new Measured(what, unit, List.of(value));
    }

    double median() {
        return Ratio.median(rounds);
    }
}
