package io.stoa.entitlement;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Under which terms something is granted.
 *
 * @param expiresAt until when; empty for as long as nobody revokes it
 * @param change    what becomes of the end of what was granted before under the reference
 * @param reference what the granter knows it by, such as a shop and the number of an order; empty where there is none
 * @param reason    why, in the granter's words; may be empty
 */
public record GrantTerms(Optional<Instant> expiresAt, EndChange change, String reference, String reason) {

    /** Nothing is said: what is new holds for as long as nobody revokes it, what is there stays as it is. */
    public static final GrantTerms PLAIN = new GrantTerms(Optional.empty(), EndChange.NONE, "", "");

    public static final int LONGEST_REFERENCE = 200;
    public static final int LONGEST_REASON = 500;

    // what both databases and both persistence providers read back alike
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws MarketplaceException with {@code MALFORMED_REQUEST} naming what no entitlement can have */
    public GrantTerms {
        // as they are kept: told twice with all their digits they are the same end
        expiresAt = expiresAt.map(end -> end.truncatedTo(ChronoUnit.MICROS));
        requireText("reference", reference, LONGEST_REFERENCE);
        requireText("reason", reason, LONGEST_REASON);
        // nobody sees blanks there, and a search leaves them out
        if (!reference.equals(reference.strip())) {
            throw malformed("\"reference\" has no blank at either end.");
        }
        if (expiresAt
                .filter(end -> end.isBefore(EARLIEST) || end.isAfter(LATEST))
                .isPresent()) {
            throw malformed("\"expiresAt\" lies between the years 2000 and 9999.");
        }
    }

    /** Of an end that was said: what was granted before ends then, if not later. */
    public GrantTerms(Optional<Instant> expiresAt, String reference, String reason) {
        this(expiresAt, EndChange.LATER, reference, reason);
    }

    /** A reason that is fit to be kept. @throws MarketplaceException with {@code MALFORMED_REQUEST} for any other */
    public static String reason(String text) {
        requireText("reason", text, LONGEST_REASON);
        return text;
    }

    private static void requireText(String name, String text, int longest) {
        if (text.length() > longest || text.codePoints().anyMatch(GrantTerms::isUnprintable)) {
            throw malformed("\"" + name + "\" has at most " + longest + " characters, all of them printable.");
        }
    }

    // half a surrogate pair is no character, and a database says so with an error
    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private static MarketplaceException malformed(String sentence) {
        return new MarketplaceException(FailureCode.MALFORMED_REQUEST, sentence);
    }
}
