package io.stoa.ingestion.timer;

import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.service.IngestionWorkers;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Rings again what nobody answered, tries again what is due, and keeps the leases of what runs here. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IngestionRecovery {

    private static final int AT_ONCE = 100;

    @Inject
    IngestionJobs jobs;

    @Inject
    IngestionWorkers workers;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "ingestion recovery")
    void ringAgain() {
        workers.heartbeat();
        jobs.due(AT_ONCE).forEach(workers::offer);
    }
}
