package io.stoa.simulator.appstoreconnect.chaos;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Draws faults by level. No path is struck more than twice in a row, nor told more than one lie, so that whoever tries
 * again comes through on every level.
 */
final class Odds {

    private static final int MOST_IN_A_ROW = 2;
    private static final Map<Door, double[]> CHANCES = Map.of(
            Door.API, new double[] {0, 0.02, 0.08, 0.2},
            Door.DOWNLOAD, new double[] {0, 0.05, 0.15, 0.35},
            Door.NOTIFICATION, new double[] {0, 0.05, 0.15, 0.3});

    private final int level;
    private final Map<Door, SplittableRandom> randomness = new HashMap<>();
    private final Map<String, Integer> inARow = new HashMap<>();
    private final Map<String, Integer> lies = new HashMap<>();

    Odds(int level, long seed) {
        this.level = level;
        SplittableRandom root = new SplittableRandom(seed);
        for (Door door : Door.values()) {
            randomness.put(door, root.split());
        }
    }

    Optional<Injection> draw(Door door, String path, boolean partAsked) {
        SplittableRandom random = randomness.get(door);
        boolean strikes = random.nextDouble() < CHANCES.get(door)[level];
        String place = door + path;
        if (!strikes || inARow.getOrDefault(place, 0) >= MOST_IN_A_ROW) {
            inARow.remove(place);
            return Optional.empty();
        }
        Fault fault = choose(random, door, place, partAsked);
        inARow.merge(place, 1, Integer::sum);
        lies.merge(place, fault.isLie() ? 1 : 0, Integer::sum);
        return Optional.of(new Injection(fault, OptionalLong.empty(), random.nextDouble()));
    }

    private Fault choose(SplittableRandom random, Door door, String place, boolean partAsked) {
        boolean liedTo = lies.getOrDefault(place, 0) > 0;
        List<Fault> fitting = Arrays.stream(Fault.values())
                .filter(fault -> fault.fits(door, partAsked) && !(liedTo && fault.isLie()))
                .toList();
        return fitting.get(random.nextInt(fitting.size()));
    }
}
