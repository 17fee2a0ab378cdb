package io.stoa.reconciliation;

/**
 * A node's right to carry out a reconciliation for a while.
 *
 * @param fence rises with every claim; whoever holds an older one changes nothing any more
 */
public record ReconciliationClaim(ReconciliationId id, long fence) {}
