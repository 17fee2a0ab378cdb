package io.stoa.simulator.device;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a server said to a licence or renewal request.
 *
 * @param licenses opened and checked
 * @param refused  Apple item ids of {@code unlicensedApps}, or licence ids of {@code ineligibleLicenses}
 */
record LicenseAnswer(List<License> licenses, Set<String> refused) {

    Map<String, License> byAppleItemId() {
        return licenses.stream().collect(Collectors.toMap(License::appleItemId, Function.identity()));
    }
}
