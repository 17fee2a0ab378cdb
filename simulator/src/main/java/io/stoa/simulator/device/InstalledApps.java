package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is on the device, what was on it, and what the server said may not run. */
final class InstalledApps {

    private final Map<String, InstalledApp> apps = new LinkedHashMap<>();
    private final Set<String> everInstalled = new HashSet<>();
    private final Set<Long> ineligibleLicenses = new HashSet<>();

    void put(InstalledApp app) {
        apps.put(app.appleItemId(), app);
        everInstalled.add(app.appleItemId());
        ineligibleLicenses.remove(app.license().licenseId());
    }

    void remove(String appleItemId) {
        apps.remove(require(appleItemId).appleItemId());
    }

    Optional<InstalledApp> find(String appleItemId) {
        return Optional.ofNullable(apps.get(appleItemId));
    }

    InstalledApp require(String appleItemId) {
        return find(appleItemId)
                .orElseThrow(() -> Case.APP_NOT_INSTALLED.because(
                        "The app " + appleItemId + " is not on this device.", "Install it first."));
    }

    boolean wasEverInstalled(String appleItemId) {
        return everInstalled.contains(appleItemId);
    }

    List<InstalledApp> all() {
        return new ArrayList<>(apps.values());
    }

    void markIneligible(License license) {
        ineligibleLicenses.add(license.licenseId());
    }

    boolean isIneligible(License license) {
        return ineligibleLicenses.contains(license.licenseId());
    }
}
