package io.stoa.ingestion;

/** Where an ingestion stands. Withdrawal of an app is a matter of the catalog, not of this job. */
public enum IngestionState {
    REQUESTED,
    FETCHING,
    RETRY_PENDING,
    PUBLISHED,
    REJECTED;

    public boolean mayBecome(IngestionState next) {
        return switch (this) {
            case REQUESTED, RETRY_PENDING -> next == FETCHING;
            // a worker that died leaves FETCHING behind; the next one takes it over
            case FETCHING -> next == FETCHING || next == PUBLISHED || next == RETRY_PENDING || next == REJECTED;
            case PUBLISHED, REJECTED -> false;
        };
    }

    public boolean isFinal() {
        return this == PUBLISHED || this == REJECTED;
    }
}
