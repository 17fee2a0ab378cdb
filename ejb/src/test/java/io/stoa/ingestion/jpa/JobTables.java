package io.stoa.ingestion.jpa;

import io.stoa.ingestion.IngestionJobs;
import jakarta.persistence.EntityManager;

/** The jobs within one persistence context. */
public final class JobTables {

    private JobTables() {}

    public static IngestionJobs jobs(EntityManager entities) {
        JpaIngestionJobs jobs = new JpaIngestionJobs();
        jobs.entities = entities;
        return jobs;
    }
}
