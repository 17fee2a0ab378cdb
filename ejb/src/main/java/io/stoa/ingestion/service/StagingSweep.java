package io.stoa.ingestion.service;

import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionState;
import io.stoa.packagestore.Staging;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Clears away what is staged of ingestions that have ended: there will be no attempt that goes on with it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StagingSweep {

    private static final Logger LOG = System.getLogger(StagingSweep.class.getName());

    @Inject
    Staging staging;

    @Inject
    IngestionJobs jobs;

    public void sweep() {
        for (String ingestion : staging.ingestions()) {
            if (hasEnded(new IngestionId(ingestion))) {
                staging.discard(ingestion);
                LOG.log(Level.INFO, "ingestion.staging-swept job={0}", ingestion);
            }
        }
    }

    // one that nobody knows has ended too: its row was lost, or it was never a job
    private boolean hasEnded(IngestionId id) {
        return jobs.find(id)
                .map(IngestionJob::state)
                .map(IngestionState::isFinal)
                .orElse(true);
    }
}
