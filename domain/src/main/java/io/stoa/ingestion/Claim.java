package io.stoa.ingestion;

/**
 * A worker's right to carry out a job for a while.
 *
 * @param fence rises with every claim; whoever holds an older one may no longer publish
 */
public record Claim(IngestionId id, long fence) {}
