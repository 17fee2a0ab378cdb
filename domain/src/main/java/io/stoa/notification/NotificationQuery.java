package io.stoa.notification;

import io.stoa.apple.AppleItemId;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.SearchWord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which received notifications somebody looks for; what is empty does not matter.
 *
 * @param type   as spelt on the wire
 * @param idPart part of its id, App Store Connect's or ours, in either case
 * @param from   received then or later
 * @param to     received before
 */
public record NotificationQuery(
        Optional<Verdict> verdict,
        Optional<String> type,
        Optional<AppleItemId> app,
        Optional<String> idPart,
        Optional<Instant> from,
        Optional<Instant> to) {

    private static final int LAST_YEAR = 9_999;

    public static final NotificationQuery ALL = new NotificationQuery(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads what somebody typed; blank or null is what does not matter.
     *
     * @param from ISO 8601 with an offset, such as {@code 2026-11-25T12:00:00Z}; so is {@code to}
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} naming the first word that cannot be read
     */
    public static NotificationQuery of(String verdict, String type, String app, String id, String from, String to) {
        return new NotificationQuery(
                SearchWord.read(verdict, "verdict", NotificationQuery::verdict),
                SearchWord.read(type, "type", Optional::of),
                SearchWord.read(app, "app", AppleItemId::parse),
                SearchWord.read(id, "id", Optional::of),
                SearchWord.read(from, "from", NotificationQuery::instant),
                SearchWord.read(to, "to", NotificationQuery::instant));
    }

    private static Optional<Verdict> verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equalsIgnoreCase(word))
                .findFirst();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(moment -> moment.getYear() >= 0 && moment.getYear() <= LAST_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
