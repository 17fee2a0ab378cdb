package io.stoa.secrets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far all sealed rows were gone through.
 *
 * @param kind  of {@link SealedRows#kinds()}
 * @param after id of the last row that was looked at; empty before the first of a kind
 */
public record SealedPlace(String kind, String after) {

    private static final Pattern FORM = Pattern.compile("([a-z-]{1,40})/([!-~]{0,100})");

    public static SealedPlace startOf(String kind) {
        return new SealedPlace(kind, "");
    }

    /** Reads {@link #toString()}; empty for what cannot be one. */
    public static Optional<SealedPlace> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new SealedPlace(form.group(1), form.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return kind + "/" + after;
    }
}
