package io.stoa.licensing;

import java.util.Optional;

/**
 * Who holds a licence.
 *
 * @param account the account's id; empty where the app was installed without one
 */
public record LicenseHolder(DeviceHash device, Optional<String> account) {}
