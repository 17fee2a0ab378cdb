package io.stoa.ingestion;

/** Port: the doorbell. A ring that is lost is repeated by the recovery timer, so ringing never fails its caller. */
public interface IngestionQueue {

    /** Wakes a worker for the job once the current transaction, if there is one, has committed. */
    void ring(IngestionId id);
}
