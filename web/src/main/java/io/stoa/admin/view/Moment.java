package io.stoa.admin.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A moment as a page shows it.
 *
 * @param machine for the {@code datetime} attribute, such as {@code 2026-01-09T08:00:00Z}
 * @param words   for a person, in UTC, such as {@code 9 Jan 2026, 08:00:00}
 */
public record Moment(String machine, String words) {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    public static Moment of(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return new Moment(second.toString(), WORDS.format(second));
    }
}
