package io.stoa.ingestion.service;

import io.stoa.apple.PackageId;
import io.stoa.audit.AuditLog;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What operators and developers do with ingestions. */
@Stateless
public class Ingestions {

    @Inject
    IngestionRequests requests;

    @Inject
    IngestionJobs jobs;

    @Inject
    AuditLog audit;

    public IngestionId handIn(PackageId packageId, String actor) {
        IngestionId id = requests.handedIn(packageId);
        audit.record(actor, "package.hand-in", packageId.value(), "ingestion " + id);
        return id;
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} */
    public IngestionJob get(IngestionId id) {
        return Optional.of(id)
                .filter(asked -> RowId.canBe(asked.value()))
                .flatMap(jobs::find)
                .orElseThrow(
                        () -> new MarketplaceException(FailureCode.NOT_FOUND, "There is no ingestion with this id."));
    }

    /** The newest ingestions, or from {@code cursor} on the older ones. */
    public List<IngestionJob> page(Optional<IngestionId> cursor, int limit) {
        if (cursor.filter(id -> !RowId.canBe(id.value())).isPresent()) {
            throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"cursor\" is not one that was given out.");
        }
        return cursor.map(id -> jobs.before(id, limit)).orElseGet(() -> jobs.newest(limit));
    }
}
