package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import java.util.List;

/**
 * The answer to a {@link LicenseOrder}.
 *
 * @param license        sealed bytes for the device, before Base64; empty when no app is licensed
 * @param unlicensedApps every app of the order that got no licence
 */
public record IssuedLicenses(byte[] license, List<AppleItemId> unlicensedApps) {

    public IssuedLicenses {
        license = license.clone();
        unlicensedApps = List.copyOf(unlicensedApps);
    }

    @Override
    public byte[] license() {
        return license.clone();
    }
}
