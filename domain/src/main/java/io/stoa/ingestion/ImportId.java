package io.stoa.ingestion;

import io.stoa.row.RowId;
import java.util.Optional;

/**
 * The id of a package import.
 *
 * @param value a UUID version 7
 */
public record ImportId(String value) {

    /** Reads an id from outside; empty for what no import can have. */
    public static Optional<ImportId> parse(String text) {
        return RowId.canBe(text) ? Optional.of(new ImportId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
