package io.stoa.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a load brought.
 *
 * @param answers number of answers by status
 * @param bytes   of their bodies
 * @param elapsed from the first request to the last answer
 */
public record LoadResult(Map<Integer, Long> answers, long bytes, Duration elapsed) {

    private static final double MEBIBYTE = 1 << 20;

    public LoadResult {
        answers = Map.copyOf(answers);
    }

    public long count() {
        return answers.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Answers a second. */
    public double rate() {
        return count() / (elapsed.toNanos() / 1e9);
    }

    public double mebibytes() {
        return bytes / MEBIBYTE;
    }

    /**
     * The same, if every answer had this status.
     *
     * @throws IllegalStateException when one had not, because then something else was measured
     */
    public LoadResult allAnswered(int status) {
        if (count() == 0 || !answers.keySet().equals(Set.of(status))) {
            throw new IllegalStateException("Every answer should be " + status + ", but they are "
                    + new TreeMap<>(answers) + ": this measures something else.");
        }
        return this;
    }
}
