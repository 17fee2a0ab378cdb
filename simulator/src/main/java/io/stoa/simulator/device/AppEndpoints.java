package io.stoa.simulator.device;

import java.net.URI;
import java.time.Duration;

/**
 * Where a device asks about one app: the configuration's default, or the app's own full copy.
 *
 * @param pollingInterval least time between automatic update checks, whole hours
 * @see "Apple, MarketplaceKit: Installing apps from an alternative marketplace"
 */
public record AppEndpoints(URI restore, URI updates, Duration pollingInterval, LicenseEndpoints license) {}
