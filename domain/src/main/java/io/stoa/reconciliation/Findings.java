package io.stoa.reconciliation;

/**
 * What a reconciliation has found so far.
 *
 * @param packagesCompared    packages whose versions were compared
 * @param packagesUnreadable  packages App Store Connect showed before and does not show now: perhaps withdrawn
 * @param packagesFailed      packages that could not be compared; the next run tries again
 * @param versionsFound       package versions nobody had told us of
 * @param deliveriesRecovered notifications that had not arrived
 */
public record Findings(
        int packagesCompared, int packagesUnreadable, int packagesFailed, int versionsFound, int deliveriesRecovered) {}
