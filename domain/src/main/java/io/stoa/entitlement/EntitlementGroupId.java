package io.stoa.entitlement;

import io.stoa.row.RowId;
import java.util.Optional;

/**
 * The id of a group of apps.
 *
 * @param value a UUID version 7, lower case
 */
public record EntitlementGroupId(String value) {

    /** Reads an id that came over the wire; empty for anything that cannot be one. */
    public static Optional<EntitlementGroupId> parse(String text) {
        return RowId.canBe(text) ? Optional.of(new EntitlementGroupId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
