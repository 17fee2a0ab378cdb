package io.stoa.licensing.service;

import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.Licenses;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts on how many devices an account has an app: those that hold a licence which is neither revoked nor expired, also a
 * superseded one, because who lost the answer to an update goes on with it. A device that has the app already is never one
 * too many.
 */
@Stateless
public class InstallLimits {

    @Inject
    Licenses licenses;

    @Inject
    Clock clock;

    /**
     * Which installs the device would be one too many for; one SQL statement, none where nothing is limited.
     *
     * @param limits on how many devices each may be
     */
    public Set<Install> oneTooMany(DeviceHash device, Map<Install, Integer> limits) {
        if (limits.isEmpty()) {
            return Set.of();
        }
        Map<Install, Set<DeviceHash>> holding = devicesHolding(limits.keySet());
        return limits.keySet().stream()
                .filter(install -> isReached(holding.getOrDefault(install, Set.of()), device, limits.get(install)))
                .collect(Collectors.toSet());
    }

    private static boolean isReached(Set<DeviceHash> holding, DeviceHash device, int limit) {
        return !holding.contains(device) && holding.size() >= limit;
    }

    private Map<Install, Set<DeviceHash>> devicesHolding(Set<Install> installs) {
        return licenses
                .held(
                        installs.stream().map(Install::account).collect(Collectors.toSet()),
                        installs.stream().map(Install::app).collect(Collectors.toSet()),
                        clock.instant())
                .stream()
                .collect(Collectors.groupingBy(
                        InstallLimits::installOf,
                        Collectors.mapping(license -> license.holder().device(), Collectors.toSet())));
    }

    private static Install installOf(License license) {
        return new Install(
                license.holder().account().orElseThrow(), license.asset().appleItemId());
    }
}
