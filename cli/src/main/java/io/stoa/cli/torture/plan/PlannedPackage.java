package io.stoa.cli.torture.plan;

import io.stoa.simulator.appstoreconnect.catalog.PackageIds;

/**
 * A package version that App Store Connect will offer.
 *
 * @param size   of each of its two variants, in bytes
 * @param poison signed by somebody else: it has to be rejected, and must hold nobody up
 */
public record PlannedPackage(String appleItemId, String appleVersionId, int revision, int size, boolean poison) {

    public String packageId() {
        return PackageIds.packageId(appleItemId, appleVersionId);
    }

    public String packageVersionId() {
        return PackageIds.versionId(appleItemId, appleVersionId, revision);
    }
}
