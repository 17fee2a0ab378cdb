package io.stoa.ingestion;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import java.util.Optional;

/**
 * Which package and which delivery of it a package handed over as files is. Where nobody knows App Store Connect's ids,
 * ours are derived, so that the same files have the same ids on every installation.
 *
 * @param packageDerived whether the package's id is ours, which App Store Connect does not know
 * @param versionDerived whether the package version's id is ours
 */
public record ImportTarget(
        AppleItemId app,
        PackageId packageId,
        boolean packageDerived,
        PackageVersionId packageVersionId,
        boolean versionDerived) {

    private static final int HEX_OF_UUID = 32;

    /** @param packageId the package's id, if it is known; @param versionId the delivery's, if it is held already */
    public static ImportTarget of(
            AppleItemId app,
            AppleVersionId version,
            Sha256 manifest,
            Optional<PackageId> packageId,
            Optional<PackageVersionId> versionId) {
        return new ImportTarget(
                app,
                packageId.orElseGet(() -> new PackageId(uuid(Sha256.of("package " + app + " " + version)))),
                packageId.isEmpty(),
                versionId.orElseGet(() -> new PackageVersionId(uuid(manifest))),
                versionId.isEmpty());
    }

    // version 8 of RFC 9562: the first bits of a digest, so that it is never taken for one of Apple's, which are
    // version 4
    private static String uuid(Sha256 digest) {
        StringBuilder hex = new StringBuilder(digest.hex().substring(0, HEX_OF_UUID));
        hex.setCharAt(12, '8');
        hex.setCharAt(16, "89ab".charAt(Character.digit(hex.charAt(16), 16) & 3));
        return hex.insert(20, '-')
                .insert(16, '-')
                .insert(12, '-')
                .insert(8, '-')
                .toString();
    }
}
