package io.stoa.connect.http;

import io.stoa.outbound.Outbound.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header {@code Retry-After}: seconds or a date. Longer than an hour is taken as an hour, rubbish as nothing. */
final class RetryAfter {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private RetryAfter() {}

    static Duration of(Answer answer, Instant now) {
        return answer.header("Retry-After")
                .map(String::strip)
                .map(text -> text.matches("[0-9]{1,6}")
                        ? seconds(text)
                        : until(text, answer.date().orElse(now)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                .orElse(Duration.ZERO);
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }

    // a date is by the clock of whoever wrote it
    private static Duration until(String text, Instant theirNow) {
        try {
            Duration pause = Duration.between(
                    theirNow,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException rubbish) {
            return Duration.ZERO;
        }
    }
}
