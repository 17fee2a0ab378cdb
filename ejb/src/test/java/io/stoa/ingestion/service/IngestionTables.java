package io.stoa.ingestion.service;

import io.stoa.ingestion.IngestionJobs;

/** Requests for ingestions that nobody rings for. */
public final class IngestionTables {

    private IngestionTables() {}

    public static IngestionRequests requests(IngestionJobs jobs) {
        IngestionRequests requests = new IngestionRequests();
        requests.jobs = jobs;
        requests.queue = id -> {};
        return requests;
    }
}
