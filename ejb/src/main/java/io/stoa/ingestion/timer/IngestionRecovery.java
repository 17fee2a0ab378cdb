package io.stoa.ingestion.timer;

import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.service.IngestionWorkers;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Rings again what nobody answered, tries again what is due, and keeps the leases of what runs here. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IngestionRecovery {

    private static final Logger LOG = System.getLogger(IngestionRecovery.class.getName());
    private static final int AT_ONCE = 100;

    @Inject
    IngestionJobs jobs;

    @Inject
    IngestionWorkers workers;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "ingestion recovery")
    void ringAgain() {
        workers.heartbeat();
        try {
            jobs.due(AT_ONCE).forEach(workers::offer);
        } catch (RuntimeException databaseAway) {
            // nothing may escape: one of the servers gives a timer up for good after two failures
            LOG.log(Level.WARNING, "ingestion.recovery-skipped reason={0}", databaseAway.getMessage());
        }
    }
}
