package io.stoa.licensing;

import java.util.List;

/**
 * The answer to a {@link RenewalOrder}.
 *
 * @param license    sealed bytes for the device, before Base64; empty when nothing is renewed
 * @param ineligible licences the device must no longer honour
 */
public record RenewedLicenses(byte[] license, List<LicenseId> ineligible) {

    public RenewedLicenses {
        license = license.clone();
        ineligible = List.copyOf(ineligible);
    }

    @Override
    public byte[] license() {
        return license.clone();
    }
}
