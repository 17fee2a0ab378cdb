package io.stoa.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * The ratio of two series that ran round by round beside each other: the median of the rounds' ratios, and between which
 * values it lies with 95 percent. Neighbours on the machine disturb both sides of a round alike.
 *
 * @see "Efron, Tibshirani: An Introduction to the Bootstrap, chapter 13 (the percentile interval)"
 */
public record Ratio(double median, double low, double high) {

    private static final int RESAMPLES = 5_000;
    private static final long SEED = 0x53544F41L;

    /**
     * Compares two series.
     *
     * @throws IllegalArgumentException when a round has one side only
     */
    public static Ratio of(List<Double> ours, List<Double> peers) {
        if (ours.size() != peers.size()) {
            throw new IllegalArgumentException(
                    ours.size() + " rounds of ours stand against " + peers.size() + " of the peer.");
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round) / peers.get(round));
        }
        double[] medians = resampledMedians(ratios);
        return new Ratio(median(ratios), medians[RESAMPLES / 40], medians[RESAMPLES - 1 - RESAMPLES / 40]);
    }

    // the same seed each time, so that the same rounds give the same interval
    private static double[] resampledMedians(List<Double> ratios) {
        Random random = new Random(SEED);
        return DoubleStream.generate(() -> median(random.ints(ratios.size(), 0, ratios.size())
                        .mapToObj(ratios::get)
                        .toList()))
                .limit(RESAMPLES)
                .sorted()
                .toArray();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
