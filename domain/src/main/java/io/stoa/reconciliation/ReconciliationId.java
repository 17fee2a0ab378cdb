package io.stoa.reconciliation;

/**
 * The id of a reconciliation.
 *
 * @param value a UUID version 7
 */
public record ReconciliationId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
