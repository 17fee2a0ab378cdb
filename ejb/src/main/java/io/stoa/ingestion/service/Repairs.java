package io.stoa.ingestion.service;

import io.stoa.catalog.Publication;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionQueue;
import io.stoa.ingestion.jpa.IncompletePublications;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Asks for what brings a published version its missing bytes back: an ingestion of the version it points to, which
 * downloads only what is not held. A version that could not be repaired waits for a person.
 */
@Stateless
public class Repairs {

    private static final Logger LOG = System.getLogger(Repairs.class.getName());
    private static final int AT_ONCE = 20;

    @Inject
    IncompletePublications incomplete;

    @Inject
    IngestionJobs jobs;

    @Inject
    IngestionQueue queue;

    // a node that asks at the same moment asks twice: the second job finds everything held
    public void request() {
        incomplete.withoutRepair(AT_ONCE).forEach(this::request);
    }

    private void request(Publication publication) {
        IngestionJob repair = IngestionJob.repair(publication, jobs.now());
        jobs.add(repair);
        queue.ring(repair.id());
        LOG.log(
                Level.WARNING,
                "ingestion.repair-requested job={0} app={1} version={2}",
                repair.id(),
                publication.appleItemId(),
                publication.appleVersionId());
    }
}
