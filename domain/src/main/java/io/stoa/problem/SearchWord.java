package io.stoa.problem;

import java.util.Optional;
import java.util.function.Function;

/** A word of a search as somebody typed it, in an address or a form. */
public final class SearchWord {

    private SearchWord() {}

    /**
     * Reads a word; blank or null is what does not matter.
     *
     * @param name   as the caller spells it
     * @param reader empty for what it cannot read
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} naming the word that cannot be read
     */
    public static <T> Optional<T> read(String text, String name, Function<String, Optional<T>> reader) {
        String word = text == null ? "" : text.strip();
        if (word.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Optional.of(word)
                .filter(SearchWord::isPrintable)
                .flatMap(reader)
                .orElseThrow(() ->
                        new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"" + name + "\" cannot be read.")));
    }

    // no column holds a NUL, and no database is asked for one
    private static boolean isPrintable(String word) {
        return word.chars().noneMatch(Character::isISOControl);
    }
}
