package io.stoa.ingestion;

import java.time.Instant;
import java.util.Optional;

/** Port: the rows of package imports. Every moment here is the database's. */
public interface PackageImports {

    /**
     * Adds an import. From when it is committed, no asset of its app is removed until it has ended; none is removed
     * while it is added.
     */
    void add(PackageImport added);

    Optional<PackageImport> find(ImportId id);

    /** The import, locked until the transaction ends. */
    Optional<PackageImport> lock(ImportId id);

    /** The import whose files a job publishes, or brings back where App Store Connect does not know the version. */
    Optional<PackageImport> behind(IngestionJob job);

    /** Removes open imports of which nothing has come since {@code before}. @return how many */
    int sweep(Instant before);

    /** Now, by the database's clock. */
    Instant now();
}
