package io.stoa.simulator.appstoreconnect.chaos;

import java.time.Duration;

/**
 * How much goes wrong.
 *
 * @param level from 0, nothing but what is asked for, to {@value #HIGHEST_LEVEL}
 * @param seed  of all decisions
 * @param slow  how late a slow answer is
 * @param stall how long silence lasts, or a dribble; then the connection ends
 * @param drip  pause between two bytes of a dribble
 */
public record ChaosSettings(int level, long seed, Duration slow, Duration stall, Duration drip) {

    /** The highest level. */
    public static final int HIGHEST_LEVEL = 3;

    public ChaosSettings {
        if (level < 0 || level > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("The chaos level must be from 0 to " + HIGHEST_LEVEL + ".");
        }
        if (slow.isNegative() || stall.isNegative() || drip.isNegative()) {
            throw new IllegalArgumentException("Chaos cannot last less than no time.");
        }
    }

    /** Nothing goes wrong unless a request is scripted. Silence lasts 70 s, longer than a patient client waits. */
    public static ChaosSettings none() {
        return new ChaosSettings(0, 0, Duration.ofSeconds(2), Duration.ofSeconds(70), Duration.ofSeconds(1));
    }

    public ChaosSettings withLevel(int other, long seedOfIt) {
        return new ChaosSettings(other, seedOfIt, slow, stall, drip);
    }

    public ChaosSettings withTimes(Duration slower, Duration stalled, Duration dripping) {
        return new ChaosSettings(level, seed, slower, stalled, dripping);
    }
}
