package io.stoa.packageformat;

import java.util.List;
import java.util.Map;

/**
 * What a device must be to install the app.
 *
 * @param platforms {@code ios} also stands for iPads
 * @param minimumSystemVersions platform to version, such as {@code ios} to {@code 17.4}
 * @param requiredDeviceCapabilities such as {@code arm64}, {@code metal}
 * @param appInstallDeterminants {@code marketplace} for a marketplace's own app, else empty
 */
public record InstallRequirements(
        List<String> platforms,
        Map<String, String> minimumSystemVersions,
        List<String> requiredDeviceCapabilities,
        List<String> appInstallDeterminants) {

    public InstallRequirements {
        platforms = List.copyOf(platforms);
        minimumSystemVersions = Map.copyOf(minimumSystemVersions);
        requiredDeviceCapabilities = List.copyOf(requiredDeviceCapabilities);
        appInstallDeterminants = List.copyOf(appInstallDeterminants);
    }
}
