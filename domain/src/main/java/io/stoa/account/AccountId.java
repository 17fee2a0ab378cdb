package io.stoa.account;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an account.
 *
 * @param value a UUID version 7, lower case
 */
public record AccountId(String value) {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Reads an id that came over the wire; empty for anything that cannot be one. */
    public static Optional<AccountId> parse(String text) {
        return text != null && UUID.matcher(text).matches() ? Optional.of(new AccountId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
