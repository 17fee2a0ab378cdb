package io.stoa.connect.http;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the header {@code X-Rate-Limit: user-hour-lim:3500;user-hour-rem:500;} tells. Names it does not hold, and values
 * that are no numbers, are not told.
 *
 * @param perHour           requests the key has for an hour
 * @param remaining         how many of them are left; the hour rolls
 * @param remainingOfMinute some endpoints limit the minute too
 * @see "Apple, App Store Connect API: Identifying Rate Limits"
 */
record RateLimit(OptionalLong perHour, OptionalLong remaining, OptionalLong remainingOfMinute) {

    static RateLimit parse(String header) {
        Map<String, OptionalLong> told = new HashMap<>();
        for (String part : header.split(";")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                told.put(part.substring(0, colon).strip(), number(part.substring(colon + 1)));
            }
        }
        return new RateLimit(
                told.getOrDefault("user-hour-lim", OptionalLong.empty()),
                told.getOrDefault("user-hour-rem", OptionalLong.empty()),
                told.getOrDefault("user-minute-rem", OptionalLong.empty()));
    }

    private static OptionalLong number(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1,9}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
