package io.stoa.simulator.device;

import java.util.List;

/**
 * What a renewal came to.
 *
 * @param renewed    licences with their new end
 * @param ineligible licences the server revoked: their apps may not run any more
 */
public record RenewalOutcome(List<License> renewed, List<License> ineligible) {}
