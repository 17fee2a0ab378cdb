package io.stoa.bench.figure;

import java.util.Locale;

/**
 * What a ratio has to reach.
 *
 * @param bound which side of the limit is good
 * @param limit of the ratio
 */
public record Goal(Bound bound, double limit) {

    /** Which side of a limit is good. */
    public enum Bound {
        AT_LEAST("≥"),
        AT_MOST("≤"),
        /** Nothing is asked of the ratio; it is told beside those that are judged. */
        NEITHER("none");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    public static Goal atLeast(double limit) {
        return new Goal(Bound.AT_LEAST, limit);
    }

    public static Goal atMost(double limit) {
        return new Goal(Bound.AT_MOST, limit);
    }

    /** For a ratio that is told and not judged. */
    public static Goal none() {
        return new Goal(Bound.NEITHER, 0);
    }

    /** Whether a ratio is good enough; one that is no number never is. */
    public boolean isMetBy(double ratio) {
        return switch (bound) {
            case AT_LEAST -> ratio >= limit;
            case AT_MOST -> ratio <= limit;
            case NEITHER -> !Double.isNaN(ratio);
        };
    }

    @Override
    public String toString() {
        return bound == Bound.NEITHER
                ? bound.sign
                : String.format(Locale.ROOT, "%s %s", bound.sign, Figure.number(limit));
    }
}
