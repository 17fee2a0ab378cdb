package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the licences are the ones that were asked for and can be used. */
final class LicenseCheck {

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);
    private static final Duration SHORTEST_SENSIBLE = Duration.ofDays(2);

    private final Clock clock;
    private final KeyBlobOracle keyBlobs;

    LicenseCheck(Clock clock, KeyBlobOracle keyBlobs) {
        this.clock = clock;
        this.keyBlobs = keyBlobs;
    }

    /** Each app asked for is either licensed, for the very asset, or refused; nothing else is in the answer. */
    void requireComplete(LicenseAnswer answer, List<WantedLicense> wanted, StepNotes notes) {
        requireOnlyWanted(answer, wanted);
        for (WantedLicense app : wanted) {
            Optional<License> license = licenseFor(app.appleItemId(), answer.licenses());
            boolean refused = answer.refused().contains(app.appleItemId());
            if (license.isPresent() == refused) {
                throw invalid(
                        "The app " + app.appleItemId() + " is "
                                + (refused
                                        ? "licensed and in unlicensedApps."
                                        : "neither licensed nor in unlicensedApps."),
                        "Answer each app of appsById with a licence or in unlicensedApps, never both.");
            }
            license.ifPresent(found -> requireUsable(found, app, notes));
        }
    }

    /** A licence for this asset, right now, made with its key blob. */
    void requireUsable(License license, WantedLicense app, StepNotes notes) {
        if (!app.isMetBy(license)) {
            throw invalid(
                    "Licence " + license.licenseId() + " is for version " + license.appleVersionId() + ", asset "
                            + license.assetPublicId() + " instead of version " + app.appleVersionId() + ", asset "
                            + app.assetPublicId() + ".",
                    "Use appleVersionId and assetPublicId of the request, or those of the record at renewal.");
        }
        requireKeyBlob(license, notes);
        requireTime(license, notes);
    }

    private void requireKeyBlob(License license, StepNotes notes) {
        Optional<String> expected = keyBlobs.keyBlobSha256(license.assetPublicId());
        if (expected.isEmpty()) {
            notes.warn("The key blob of " + license.assetPublicId() + " was not checked: its digest is not known.");
        } else if (!expected.get().equalsIgnoreCase(license.keyBlobSha256())) {
            throw invalid(
                    "Licence " + license.licenseId() + " was made with another key blob than that of the asset "
                            + license.assetPublicId() + "; the app could not be decrypted.",
                    "Look the key blob up by the assetPublicId of the request, among variants and deltas.");
        }
    }

    private void requireTime(License license, StepNotes notes) {
        Instant now = clock.instant();
        if (license.issuedTime().isAfter(now.plus(CLOCK_SKEW))) {
            throw invalid(
                    "Licence " + license.licenseId() + " is issued in the future, at " + license.issuedTime() + ".",
                    "Set the server's clock (NTP).");
        }
        if (!license.isValidAt(now)) {
            throw invalid("Licence " + license.licenseId() + " is already expired.", "Send the duration in seconds.");
        }
        if (!license.duration().isZero() && license.duration().compareTo(SHORTEST_SENSIBLE) < 0) {
            notes.warn("Licence " + license.licenseId() + " lasts less than two days: renewals begin 24 hours before"
                    + " the end, and a device that is offline loses the app.");
        }
    }

    private static void requireOnlyWanted(LicenseAnswer answer, List<WantedLicense> wanted) {
        Set<String> licensed = new HashSet<>();
        for (License license : answer.licenses()) {
            boolean asked = wanted.stream().anyMatch(app -> app.appleItemId().equals(license.appleItemId()));
            if (!asked || !licensed.add(license.appleItemId())) {
                throw invalid(
                        "Licence " + license.licenseId() + " is for the app " + license.appleItemId()
                                + (asked ? ", which has one already." : ", which was not asked for."),
                        "Issue exactly one licence for each app of the request.");
            }
        }
    }

    private static Optional<License> licenseFor(String appleItemId, List<License> licenses) {
        return licenses.stream()
                .filter(license -> license.appleItemId().equals(appleItemId))
                .findFirst();
    }

    private static MarketplaceKitError invalid(String sentence, String advice) {
        return Case.INVALID_LICENSE.because(sentence, advice);
    }
}
