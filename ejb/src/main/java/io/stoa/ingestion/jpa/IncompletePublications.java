package io.stoa.ingestion.jpa;

import io.stoa.catalog.Publication;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Published versions that lack bytes, beside the jobs that bring them back. */
@Stateless
public class IncompletePublications {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    /** Those on offer for which no job runs, and none has ended since; at most {@code limit}. */
    public List<Publication> withoutRepair(int limit) {
        return entities.createQuery(
                        """
                        select p from Publication p, DistributionPackage d
                        where p.incompleteSince is not null
                          and d.packageId = p.packageId and d.offerEndedAt is null
                          and not exists (
                            select j from IngestionJob j
                            where (j.packageVersionId = p.packageVersionId
                                or j.packageId = p.packageId and j.announcedVersion is null)
                              and (j.requestedAt >= p.incompleteSince
                                or j.state <> io.stoa.ingestion.IngestionState.PUBLISHED
                                  and j.state <> io.stoa.ingestion.IngestionState.REJECTED))
                        order by p.appleVersionId""",
                        Publication.class)
                .setMaxResults(limit)
                .getResultList();
    }
}
