package io.stoa.admin.view;

import io.stoa.licensing.LicenseId;
import io.stoa.licensing.service.RegisteredLicense;
import io.stoa.storefront.DisplayText;
import java.util.Optional;

/**
 * A licence as the console shows it.
 *
 * @param device   the first digits of its keyed hash, enough to tell devices apart
 * @param state    a key of the console's texts
 * @param ends     empty where it holds for ever
 * @param extended how many days it holds at least from its next renewal on
 * @param previous of the same device and app
 * @param next     of the same device and app
 */
public record LicenseRow(
        String number,
        String app,
        String version,
        String asset,
        Optional<String> account,
        String device,
        String deviceHash,
        String state,
        Moment issued,
        Optional<Moment> renewed,
        Optional<Moment> ends,
        Optional<String> extended,
        Optional<String> previous,
        Optional<String> next) {

    private static final int DIGITS = 12;

    static LicenseRow of(RegisteredLicense license) {
        String hash = license.holder().device().hex();
        return new LicenseRow(
                license.id().toString(),
                license.asset().appleItemId().toString(),
                license.asset().appleVersionId().toString(),
                license.asset().publicId(),
                license.holder().account().map(DisplayText::line),
                hash.substring(0, DIGITS),
                hash,
                license.standing().name(),
                Moment.of(license.issuedAt()),
                license.renewedAt().map(Moment::of),
                license.expiresAt().map(Moment::of),
                license.extendedTo().map(extended -> String.valueOf(extended.toDays())),
                license.previous().map(LicenseId::toString),
                license.next().map(LicenseId::toString));
    }
}
