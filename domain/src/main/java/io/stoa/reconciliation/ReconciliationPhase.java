package io.stoa.reconciliation;

/** What a reconciliation is at: notifications that were missed come first, they say most exactly what happened. */
public enum ReconciliationPhase {
    DELIVERIES,
    PACKAGES,
    DONE
}
