package io.stoa.admin.view;

import io.stoa.apple.PackageId;
import io.stoa.reconciliation.PackageReading;
import io.stoa.storefront.DisplayText;

/**
 * A package App Store Connect showed before and does not show now.
 *
 * @param sentence what it says instead
 */
public record HiddenPackageRow(PackageId packageId, Moment since, String sentence) {

    static HiddenPackageRow of(PackageReading reading) {
        return new HiddenPackageRow(
                reading.packageId(),
                Moment.of(reading.unreadableSince().orElseThrow()),
                reading.unreadableSentence().map(DisplayText::line).orElse(""));
    }
}
