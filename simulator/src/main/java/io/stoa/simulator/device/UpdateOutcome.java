package io.stoa.simulator.device;

import java.util.List;

/**
 * What an update check with installation came to.
 *
 * @param failures apps the server no longer provides; what is installed stays
 */
public record UpdateOutcome(List<InstalledApp> updated, List<AppFailure> failures) {}
