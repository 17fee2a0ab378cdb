package io.stoa.oauth;

import io.stoa.row.RowId;
import java.util.Optional;

/**
 * The id of a registered client, which is no secret.
 *
 * @param value a UUID version 7, lower case
 */
public record OAuthClientId(String value) {

    static OAuthClientId next() {
        return new OAuthClientId(RowId.next());
    }

    /** Reads an id that came over the wire; empty for anything that cannot be one. */
    public static Optional<OAuthClientId> parse(String text) {
        return RowId.canBe(text) ? Optional.of(new OAuthClientId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
