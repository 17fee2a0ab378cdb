package io.stoa.licensing.rest;

import io.stoa.licensing.LicenseTerms;
import io.stoa.problem.rest.JsonBody;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Terms as an operator sends them. That licences hold for ever takes two words: a slip of the hand is no choice.
 *
 * @param needsEntitlement empty where nothing is said: a sold app is not opened to everybody by what is left out
 */
record LicenseTermsBody(LicenseTerms terms, Optional<Boolean> needsEntitlement) {

    static LicenseTermsBody read(byte[] body) {
        JsonBody terms = JsonBody.parse(body);
        return new LicenseTermsBody(
                new LicenseTerms(duration(terms), installLimit(terms)), terms.optionalFlag("needsEntitlement"));
    }

    private static Optional<Duration> duration(JsonBody terms) {
        Optional<Duration> duration = terms.optionalText("duration").map(LicenseTermsBody::duration);
        boolean forever = terms.flag("forever");
        if (forever && duration.filter(given -> !given.isZero()).isPresent()) {
            throw JsonBody.malformed(
                    "\"forever\" and a \"duration\" exclude each other. Send one of them, or \"PT0S\" beside \"forever\".");
        }
        if (!forever && duration.filter(Duration::isZero).isPresent()) {
            throw JsonBody.malformed(
                    "A \"duration\" of zero means for ever: such a licence can be revoked only when the marketplace app"
                            + " asks for its renewal. Add \"forever\": true if that is what you want.");
        }
        return forever ? Optional.of(Duration.ZERO) : duration;
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (!LicenseTerms.isOutOfRange(duration)) {
                return duration;
            }
        } catch (DateTimeParseException noDuration) {
            // told below, like a duration that no licence can have
        }
        throw JsonBody.malformed("\"duration\" is a whole number of seconds such as P30D or PT36H, at most P"
                + LicenseTerms.LONGEST.toDays() + "D.");
    }

    private static OptionalInt installLimit(JsonBody terms) {
        OptionalInt limit = terms.optionalWhole("installLimit");
        if (limit.isPresent() && (limit.getAsInt() < 1 || limit.getAsInt() > LicenseTerms.HIGHEST_LIMIT)) {
            throw JsonBody.malformed("\"installLimit\" is 1 to " + LicenseTerms.HIGHEST_LIMIT
                    + " devices, or null for any number. To end installs altogether, withdraw the app.");
        }
        return limit;
    }
}
