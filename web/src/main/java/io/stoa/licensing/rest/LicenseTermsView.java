package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.licensing.LicenseTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Terms as the API shows them.
 *
 * @param duration     what holds, from wherever; ISO 8601
 * @param durationFrom {@code app} or {@code configuration}
 * @param installLimit absent where there is none
 * @param warnings     what follows for people, in sentences
 */
public record LicenseTermsView(
        AppleItemId appleItemId,
        String duration,
        boolean forever,
        String durationFrom,
        Optional<Integer> installLimit,
        boolean needsEntitlement,
        List<String> warnings) {

    private static final Duration SHORT = Duration.ofDays(2);
    private static final Duration LONG = Duration.ofDays(31);

    static LicenseTermsView of(AppleItemId app, LicenseTerms terms, Duration duration, AccessRule access) {
        return new LicenseTermsView(
                app,
                text(duration),
                duration.isZero(),
                terms.duration().isPresent() ? "app" : "configuration",
                terms.installLimit().isPresent()
                        ? Optional.of(terms.installLimit().getAsInt())
                        : Optional.empty(),
                access == AccessRule.ENTITLEMENT,
                warnings(terms, duration, access));
    }

    // whole days as days, as people write them; java.time counts hours
    private static String text(Duration duration) {
        boolean wholeDays = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? "P" + duration.toDays() + "D" : duration.toString();
    }

    private static List<String> warnings(LicenseTerms terms, Duration duration, AccessRule access) {
        List<String> warnings = new ArrayList<>();
        if (duration.isZero()) {
            warnings.add(
                    "A licence for ever can be revoked only when the marketplace app asks for its renewal: a device"
                            + " never asks by itself. Licences issued under these terms stay so until then, whatever the terms are by then.");
        } else if (duration.compareTo(SHORT) < 0) {
            warnings.add(
                    "A device asks for renewal in the last 24 hours of a licence. With less than two days, an app stops"
                            + " opening on a device that is offline for a day.");
        }
        if (access == AccessRule.ENTITLEMENT && (duration.isZero() || duration.compareTo(LONG) > 0)) {
            warnings.add(
                    "This app needs an entitlement, and whoever loses it goes on with the app until its licence ends:"
                            + " also who was refunded. A duration of P7D goes well with subscriptions by the month.");
        }
        if (terms.installLimit().isPresent() && !access.needsAccount()) {
            warnings.add("Only installs with an account are counted, and this app is served without one. Let it need an"
                    + " account: PUT /api/v1/apps/{appleItemId}/access.");
        }
        return warnings;
    }
}
