package io.stoa.simulator.appstoreconnect.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Continuation of a list; opaque to the caller.
 *
 * @param offset position of the next item
 */
record Cursor(int offset) {

    private static final Pattern PLAIN = Pattern.compile("next:([0-9]{1,9})");

    static Optional<Cursor> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher matcher = PLAIN.matcher(plain);
            return matcher.matches() ? Optional.of(new Cursor(Integer.parseInt(matcher.group(1)))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        byte[] plain = ("next:" + offset).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
