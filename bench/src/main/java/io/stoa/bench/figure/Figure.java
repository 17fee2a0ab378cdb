package io.stoa.bench.figure;

import java.util.Locale;

/**
 * One result: ours against a peer or a limit.
 *
 * @param name of the figure, such as {@code committed notification}
 */
public record Figure(String name, Measured ours, Measured peer, Goal goal) {

    public Ratio ratio() {
        return Ratio.of(ours.rounds(), peer.rounds());
    }

    public boolean isMet() {
        return goal.isMetBy(ratio().median());
    }

    /** A number as a person reads it: no more digits than mean something. */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15 || size >= 1000) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return size >= 1 ? String.format(Locale.ROOT, "%.2f", value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
