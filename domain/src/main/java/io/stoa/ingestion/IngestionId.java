package io.stoa.ingestion;

/**
 * The id of an ingestion job; all that a message on the queue carries.
 *
 * @param value a UUID version 7
 */
public record IngestionId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
