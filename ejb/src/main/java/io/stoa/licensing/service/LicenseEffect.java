package io.stoa.licensing.service;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a licence means on the device, in words. Nothing reaches a device by itself: it learns of anything when it asks for
 * renewal.
 *
 * @see "Apple, App License Delivery SDK: Renewing and revoking app licenses"
 */
public final class LicenseEffect {

    private static final String APP_ASKS = "when the marketplace app calls requestLicenseRenewal";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private LicenseEffect() {}

    /** What holds now. */
    public static String of(RegisteredLicense license) {
        return switch (license.standing()) {
            case ACTIVE -> "The app opens " + until(license) + ". " + whenItAsks(license) + extension(license);
            case EXPIRED ->
                "The period ended at " + end(license) + ": the app does not open. The device asks for renewal "
                        + "when somebody taps the app and chooses Resolve, or " + APP_ASKS + "." + extension(license);
            case SUPERSEDED ->
                "The device has a later licence for this app. Should it still ask, this one is renewed too.";
            case REVOKED ->
                "Revoked: it is not renewed any more, and an order that is sent again gets it no more. "
                        + afterwards(license);
        };
    }

    /** What revoking would do at once, and what only later. */
    public static String ofRevoking(RegisteredLicense license) {
        return "At once it is not renewed any more, and an order that is sent again gets it no more. It cannot be undone. "
                + afterwards(license);
    }

    private static String afterwards(RegisteredLicense license) {
        if (license.isOver()) {
            return "Its period ended at " + end(license) + ": the app does not open any more.";
        }
        return "Nothing is sent to the device. The app opens " + until(license) + ", or until the device is told. "
                + whenItAsks(license);
    }

    private static String whenItAsks(RegisteredLicense license) {
        return license.expiresAt().isEmpty()
                ? "The device never asks for renewal by itself, only " + APP_ASKS + "."
                : "The device asks for renewal by itself within the last 24 hours before that, or " + APP_ASKS + ".";
    }

    private static String extension(RegisteredLicense license) {
        return license.extendedTo()
                .filter(extended -> extended.compareTo(license.duration()) > 0)
                .map(extended -> " Extended: from its next renewal on it holds " + extended.toDays() + " days.")
                .orElse("");
    }

    private static String until(RegisteredLicense license) {
        return license.expiresAt().isEmpty() ? "for ever" : "until " + end(license);
    }

    private static String end(RegisteredLicense license) {
        return MOMENT.format(license.expiresAt().orElseThrow());
    }
}
