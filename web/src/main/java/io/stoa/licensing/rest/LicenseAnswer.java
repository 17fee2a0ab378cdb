package io.stoa.licensing.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.IssuedLicenses;
import java.util.Base64;
import java.util.List;

/**
 * The answer to an order of licences, with Apple's names.
 *
 * @param license        Base64; empty when no app is licensed
 * @param unlicensedApps the apps that got no licence
 */
public record LicenseAnswer(String license, List<AppleItemId> unlicensedApps) {

    static LicenseAnswer of(IssuedLicenses issued) {
        return new LicenseAnswer(Base64.getEncoder().encodeToString(issued.license()), issued.unlicensedApps());
    }
}
