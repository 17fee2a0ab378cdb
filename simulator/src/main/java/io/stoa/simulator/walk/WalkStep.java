package io.stoa.simulator.walk;

import java.time.Duration;

/**
 * One step that went as it has to.
 *
 * @param name     what was done, in a few words
 * @param duration how long it took
 * @param proved   what is now known to be right about the installation
 */
public record WalkStep(String name, Duration duration, String proved) {}
