package io.stoa.reconciliation;

/** Where a reconciliation stands, for a person who watches. */
public enum ReconciliationState {
    /** Asked for; a node begins within seconds. */
    REQUESTED,
    RUNNING,
    /** Waits until App Store Connect may be asked again, and goes on where it stopped. */
    PAUSED,
    COMPLETED,
    /** Over, but something could not be compared. */
    INCOMPLETE
}
