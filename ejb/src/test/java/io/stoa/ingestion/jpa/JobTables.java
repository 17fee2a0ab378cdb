package io.stoa.ingestion.jpa;

import io.stoa.ingestion.IngestionJobs;
import io.stoa.packagestore.AssetIntake;
import jakarta.persistence.EntityManager;

/** The jobs, and what they rely on, within one persistence context. */
public final class JobTables {

    private JobTables() {}

    public static IngestionJobs jobs(EntityManager entities) {
        JpaIngestionJobs jobs = new JpaIngestionJobs();
        jobs.entities = entities;
        return jobs;
    }

    public static AssetIntake intake(EntityManager entities) {
        JpaAssetIntake intake = new JpaAssetIntake();
        intake.entities = entities;
        return intake;
    }
}
