package io.stoa.ingestion;

/** What a worker is doing, for a person who watches. */
public enum IngestionPhase {
    WAITING,
    RESOLVING,
    READING_MANIFEST,
    DOWNLOADING,
    PUBLISHING,
    DONE
}
