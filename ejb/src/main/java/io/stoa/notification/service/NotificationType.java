package io.stoa.notification.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The types we know, each in every spelling of Apple's own pages: small letters here, and no underscores. */
enum NotificationType {
    PACKAGE_VERSION_AVAILABLE("alternativedistributionpackageversionavailable"),
    APP_VERSIONS_UNAVAILABLE("appversionsunavailable", "appversionunavailable"),
    APP_UNAVAILABLE("appunavailable"),
    PACKAGE_VERSION_CREATED("alternativedistributionpackageversioncreated"),
    PACKAGE_UPDATED("alternativedistributionpackageavailableupdated"),
    TERRITORIES_UPDATED("alternativedistributionterritoryavailabilityupdated"),
    VERSION_STATE_UPDATED("appstoreversionappversionstateupdated", "appstoreversionsappversionstateupdated");

    private final List<String> spellings;

    NotificationType(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /** SCREAMING_CASE and camel case of one word are one word. */
    static Optional<NotificationType> spelt(String type) {
        String spelling = type.replace("_", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(known -> known.spellings.contains(spelling))
                .findFirst();
    }
}
