package io.stoa.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as browsers take one: plain, without a name or quotes, and in lower case.
 *
 * @see "HTML Living Standard, valid e-mail address"
 */
public record MailAddress(String value) {

    private static final int LONGEST = 254;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern PLAIN =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*");

    /** Reads an address that came over the wire; empty for anything that is none. */
    public static Optional<MailAddress> parse(String text) {
        // before it is lowered: some foreign letters have one of ours as their lower case
        if (text == null || text.length() > LONGEST || !text.chars().allMatch(letter -> letter < 128)) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return PLAIN.matcher(lower).matches() ? Optional.of(new MailAddress(lower)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
