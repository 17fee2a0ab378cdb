package io.stoa.licensing.rest;

import io.stoa.licensing.LicenseId;
import io.stoa.licensing.RenewedLicenses;
import java.util.Base64;
import java.util.List;

/**
 * The answer to an order of renewals, with Apple's names.
 *
 * @param license            Base64; empty when nothing is renewed
 * @param ineligibleLicenses numbers, in decimal, of the licences the device must no longer honour
 */
public record RenewalAnswer(String license, List<String> ineligibleLicenses) {

    static RenewalAnswer of(RenewedLicenses renewed) {
        return new RenewalAnswer(
                Base64.getEncoder().encodeToString(renewed.license()),
                renewed.ineligible().stream().map(LicenseId::toString).toList());
    }
}
