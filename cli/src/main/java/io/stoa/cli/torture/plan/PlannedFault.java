package io.stoa.cli.torture.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * A fault that will be injected.
 *
 * @param pause before it, counted from the end of the one before
 * @param lasts how long the victim stays away
 * @param bait  what is announced to make the moment the fault waits for
 */
public record PlannedFault(Fault fault, Duration pause, Duration lasts, Optional<PlannedNotice> bait) {}
