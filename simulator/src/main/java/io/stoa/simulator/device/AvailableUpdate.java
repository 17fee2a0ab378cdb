package io.stoa.simulator.device;

import java.net.URI;

/**
 * A newer version the server offers; its package, variant and token are proved.
 *
 * @param installedVersionId appleVersionId on the device
 * @param appleVersionId     offered
 */
public record AvailableUpdate(
        String appleItemId,
        String installedVersionId,
        String appleVersionId,
        String shortVersionString,
        URI alternativeDistributionPackage) {}
