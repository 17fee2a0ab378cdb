package io.stoa.install;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.OsVersion;
import io.stoa.apple.Platform;
import java.util.List;
import java.util.Optional;

/**
 * What a device asks when it restores or looks for updates.
 *
 * @param apps     in the order asked
 * @param platform empty for a platform we do not know, which then gets nothing
 * @param os       empty where the device's version cannot be read; the device checks it by itself then
 * @param account  whose device it is, where it said so
 * @param only     the one app the address allows, for apps with an address of their own
 */
public record DeviceRequest(
        List<RequestedApp> apps,
        Optional<Platform> platform,
        Optional<OsVersion> os,
        Optional<String> account,
        Optional<AppleItemId> only) {

    public DeviceRequest {
        apps = List.copyOf(apps);
    }

    /** Whether the device runs what a version needs. */
    public boolean runs(OsVersion minimum) {
        return platform.isPresent()
                && os.map(version -> version.isAtLeast(minimum)).orElse(true);
    }

    /** Whether this address answers for the app. */
    public boolean mayName(AppleItemId app) {
        return only.map(app::equals).orElse(true);
    }
}
