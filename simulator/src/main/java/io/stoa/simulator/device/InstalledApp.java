package io.stoa.simulator.device;

import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Variant;
import java.util.List;

/**
 * An app on the device.
 *
 * @param account         as given at install, may be empty
 * @param manifest        of the package it came from
 * @param variantPublicId the installed variant, also after an update by delta
 * @param license         what allows it to run
 */
public record InstalledApp(
        InstallChannel channel, String account, Manifest manifest, String variantPublicId, License license) {

    public String appleItemId() {
        return manifest.appleItemId();
    }

    public String appleVersionId() {
        return manifest.appleVersionId();
    }

    AppVersionRequest version() {
        return new AppVersionRequest(appleItemId(), appleVersionId());
    }

    InstalledApp withLicense(License renewed) {
        return new InstalledApp(channel, account, manifest, variantPublicId, renewed);
    }

    /** Devices the installed variant was made for; a delta starts from one of them. */
    List<InstallTarget> variantTargets() {
        return manifest.asset(variantPublicId)
                .filter(Variant.class::isInstance)
                .map(variant -> ((Variant) variant).installTargets())
                .orElse(List.of());
    }
}
