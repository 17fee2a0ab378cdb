package io.stoa.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the rows of reconciliations. Every moment here is the database's, so that nodes need not agree on the time. */
public interface ReconciliationRuns {

    /** The one that is not over yet. */
    Optional<ReconciliationRun> open();

    /**
     * Adds a run.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when another one is open
     */
    void add(ReconciliationRun run);

    Optional<ReconciliationRun> find(ReconciliationId id);

    /** The newest first, at most {@code limit}. */
    List<ReconciliationRun> newest(int limit);

    /** The newest of those requested before {@code cursor}, at most {@code limit}: the next page of a list. */
    List<ReconciliationRun> before(ReconciliationId cursor, int limit);

    /** Claims the open run, if nobody carries it out and its pause is over. */
    Optional<ReconciliationClaim> claim(Duration lease);

    /** The run, locked until the transaction ends, if the claim is still good. */
    Optional<ReconciliationRun> lockHeld(ReconciliationClaim claim);

    /** When the last run began that read every delivery there was. */
    Optional<Instant> deliveriesReadAt();

    /** Now, by the database's clock. */
    Instant now();
}
