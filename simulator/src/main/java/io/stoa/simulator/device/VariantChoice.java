package io.stoa.simulator.device;

import io.stoa.packageformat.Delta;
import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Variant;
import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which file of a package this device takes. OS families are buckets: the highest one not above the device's version
 * fits best.
 *
 * @see "Apple, MarketplaceKit: Ingesting an alternative distribution package"
 */
final class VariantChoice {

    private final DeviceHardware hardware;

    VariantChoice(DeviceHardware hardware) {
        this.hardware = hardware;
    }

    /** @throws MarketplaceKitError when the package has nothing for this device */
    Variant choose(Manifest manifest) {
        requirePlatform(manifest);
        requireOsVersion(manifest);
        return manifest.variants().stream()
                .flatMap(variant -> fits(variant.installTargets()).map(target -> new Candidate(variant, target)))
                .max(bestLast())
                .map(Candidate::variant)
                .orElseThrow(() -> noVariant(manifest));
    }

    /** The delta that leads from the installed app to the chosen variant. */
    Optional<Delta> deltaFrom(InstalledApp installed, Manifest manifest, Variant target) {
        return manifest.deltas().stream()
                .filter(delta -> delta.sourceVersionId().equals(installed.appleVersionId()))
                .filter(delta -> delta.targetVariantAssetPath().equals(target.assetPath()))
                .filter(delta -> delta.sourceTargets().stream().anyMatch(installed.variantTargets()::contains))
                .filter(delta -> fits(delta.sourceTargets()).findAny().isPresent())
                .findFirst();
    }

    private record Candidate(Variant variant, InstallTarget target) {}

    private Comparator<Candidate> bestLast() {
        return Comparator.<Candidate, Boolean>comparing(
                        candidate -> hardware.isExactly(candidate.target().device()))
                .thenComparing(candidate -> new OsVersion(candidate.target().os()), OsVersion.NUMERIC);
    }

    private Stream<InstallTarget> fits(List<InstallTarget> targets) {
        return targets.stream()
                .filter(target -> hardware.isLike(target.device()))
                .filter(target -> OsVersion.isVersion(target.os()))
                .filter(target -> hardware.osVersion().isAtLeast(new OsVersion(target.os())));
    }

    private void requirePlatform(Manifest manifest) {
        if (!manifest.platforms().contains(hardware.manifestPlatform())) {
            throw Case.UNSUPPORTED_PLATFORM.because(
                    "The package is for " + manifest.platforms() + ", the device is " + hardware.platform() + ".",
                    "Offer the app only to devices of its platforms.");
        }
    }

    private void requireOsVersion(Manifest manifest) {
        String minimum = manifest.minimumSystemVersions().getOrDefault(hardware.manifestPlatform(), "0");
        if (OsVersion.isVersion(minimum) && !hardware.osVersion().isAtLeast(new OsVersion(minimum))) {
            throw Case.MINIMUM_PLATFORM_VERSION_NOT_SATISFIED.because(
                    "The package needs " + minimum + ", the device has " + hardware.osVersion() + ".",
                    "Compare osVersion of the request with minimumSystemVersions before offering the version.");
        }
    }

    private MarketplaceKitError noVariant(Manifest manifest) {
        return Case.NO_SUPPORTED_VARIANT.because(
                "Revision " + manifest.revision() + " of version " + manifest.appleVersionId() + " has no variant for "
                        + hardware.model() + " with " + hardware.osVersion() + ".",
                "Ingest the newest package version: later revisions add devices and OS families.");
    }
}
