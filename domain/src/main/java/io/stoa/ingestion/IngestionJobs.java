package io.stoa.ingestion;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the rows of ingestion jobs. Every moment here is the database's, so that nodes need not agree on the time. */
public interface IngestionJobs {

    void add(IngestionJob job);

    /**
     * Adds a job for a package that is handed in.
     *
     * @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when somebody hands it in at this moment
     */
    void addHandIn(IngestionJob job);

    /** The job of a package that was handed in and has not ended yet, locked until the transaction ends. */
    Optional<IngestionJob> lockOpenHandIn(PackageId packageId);

    Optional<IngestionJob> find(IngestionId id);

    /** The job of an announced version, locked until the transaction ends. */
    Optional<IngestionJob> lockAnnounced(PackageVersionId announcedVersion);

    /** The newest first, at most {@code limit}. */
    List<IngestionJob> newest(int limit);

    /** The newest of those requested before {@code cursor}, at most {@code limit}: the next page of a list. */
    List<IngestionJob> before(IngestionId cursor, int limit);

    /** Claims a job that is due; empty when it is done, not due, or another worker's. */
    Optional<Claim> claim(IngestionId id, Duration lease);

    /** The job, locked until the transaction ends, if the claim is still good. */
    Optional<IngestionJob> lockHeld(Claim claim);

    /** Jobs nobody works on although they are due: never rung, to be tried again, or left by a worker that died. */
    List<IngestionId> due(int limit);

    /** Now, by the database's clock. */
    Instant now();
}
