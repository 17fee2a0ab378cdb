package io.stoa.ingestion.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.packagestore.AssetIntake;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Running ingestions by their rows. One that was handed in by id is of any app until its manifest is read. */
@Stateless
public class JpaAssetIntake implements AssetIntake {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public boolean isRunning(AppleItemId app) {
        return entities.createQuery(
                                """
                                select count(j) from IngestionJob j
                                where j.state = io.stoa.ingestion.IngestionState.FETCHING
                                  and (j.appleItemId is null or j.appleItemId = :app)""",
                                Long.class)
                        .setParameter("app", app.value())
                        .getSingleResult()
                > 0;
    }
}
