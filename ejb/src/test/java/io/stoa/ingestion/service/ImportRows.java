package io.stoa.ingestion.service;

import io.stoa.ingestion.ImportId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.PackageImport;
import io.stoa.ingestion.PackageImports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imports in memory. */
final class ImportRows implements PackageImports {

    final List<PackageImport> rows = new ArrayList<>();

    @Override
    public void add(PackageImport added) {
        rows.add(added);
    }

    @Override
    public Optional<PackageImport> find(ImportId id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public Optional<PackageImport> lock(ImportId id) {
        return find(id);
    }

    @Override
    public Optional<PackageImport> behind(IngestionJob job) {
        return rows.stream()
                .filter(row -> row.ingestionId().equals(Optional.of(job.id())))
                .findFirst();
    }

    @Override
    public int sweep(Instant before) {
        return 0;
    }

    @Override
    public Instant now() {
        return IngestionFloor.NOON;
    }
}
