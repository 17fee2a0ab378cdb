package io.stoa.admin.view;

import io.stoa.ingestion.IngestionJobs;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The page of packages being taken in, and of those that were. */
@Named
@RequestScoped
public class Ingestions {

    static final int NEWEST = 100;

    @Inject
    IngestionJobs jobs;

    private List<IngestionRow> rows = List.of();

    /** Reads the rows once, however often the page asks for them. */
    @PostConstruct
    void read() {
        rows = jobs.newest(NEWEST).stream().map(IngestionRow::of).toList();
    }

    public List<IngestionRow> getRows() {
        return rows;
    }
}
