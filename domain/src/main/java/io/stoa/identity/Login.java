package io.stoa.identity;

import java.util.Locale;
import java.util.Optional;

/**
 * The name a person signs in by, often an e-mail address; kept as it was given.
 *
 * @param value 1 to 254 characters, none of them a control character, no blank at either end
 */
public record Login(String value) {

    private static final int LONGEST = 254;

    /** Reads a login that came over the wire; empty for anything that cannot be one. */
    public static Optional<Login> parse(String text) {
        boolean readable = text != null
                && !text.isEmpty()
                && text.length() <= LONGEST
                && text.strip().equals(text)
                && text.codePoints().noneMatch(Login::isUnprintable);
        return readable ? Optional.of(new Login(text)) : Optional.empty();
    }

    /** The login in lower case, in the same way everywhere. */
    public Login lowerCase() {
        return new Login(value.toLowerCase(Locale.ROOT));
    }

    // half a surrogate pair is no character and cannot be stored; a format character could hide or reverse the rest
    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
