package io.stoa.reconciliation.service;

import io.stoa.audit.AuditLog;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.reconciliation.ReconciliationId;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.row.RowId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What operators do with reconciliations. */
@Stateless
public class Reconciliations {

    @Inject
    ReconciliationRuns runs;

    @Inject
    ReconciliationSettings settings;

    @Inject
    AuditLog audit;

    /** Asks for a run; while one is open, it is that one. A node begins within seconds. */
    public ReconciliationRun request(String actor) {
        audit.record(actor, "reconciliation.request", "all packages", "");
        return runs.open().orElseGet(() -> added(Optional.of(actor), runs.now()));
    }

    /** Opens a run when the last one is older than the period, as it is after a long downtime, or there was none. */
    public void requestWhenDue() {
        Instant now = runs.now();
        boolean due = runs.newest(1).stream()
                .noneMatch(last -> last.endedAt().isEmpty()
                        || last.requestedAt().plus(settings.every()).isAfter(now));
        if (due) {
            added(Optional.empty(), now);
        }
    }

    private ReconciliationRun added(Optional<String> askedBy, Instant at) {
        ReconciliationRun run = new ReconciliationRun(askedBy, at);
        runs.add(run);
        return run;
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} */
    public ReconciliationRun get(ReconciliationId id) {
        return Optional.of(id)
                .filter(asked -> RowId.canBe(asked.value()))
                .flatMap(runs::find)
                .orElseThrow(() ->
                        new MarketplaceException(FailureCode.NOT_FOUND, "There is no reconciliation with this id."));
    }

    /** The newest runs, or from {@code cursor} on the older ones. */
    public List<ReconciliationRun> page(Optional<ReconciliationId> cursor, int limit) {
        if (cursor.filter(id -> !RowId.canBe(id.value())).isPresent()) {
            throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"cursor\" is not one that was given out.");
        }
        return cursor.map(id -> runs.before(id, limit)).orElseGet(() -> runs.newest(limit));
    }
}
