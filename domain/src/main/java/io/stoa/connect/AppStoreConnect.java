package io.stoa.connect;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import java.util.Map;

/**
 * Port to the App Store Connect API. Links expire, so they are asked for just before use and never kept.
 *
 * <p>Every method throws {@link io.stoa.problem.RetryableFailure} when App Store Connect is away, limits the rate, or
 * answers with something unreadable.
 *
 * @see "Apple, App Store Connect API: Alternative Distribution Packages"
 */
public interface AppStoreConnect {

    /**
     * The newest completed version of a package.
     *
     * @throws io.stoa.problem.RetryableFailure with {@code PACKAGE_HAS_NO_VERSION} when none is completed yet
     */
    PackageVersionId newestCompletedVersion(PackageId packageId);

    /** Where the archive of a package version is, and which package it belongs to. */
    PackageVersionLink packageVersion(PackageVersionId id);

    /** Every variant and delta of a package version by lower-case {@code publicId}, over all pages. */
    Map<String, AssetLink> assets(PackageVersionId id);

    /** A fresh link for one asset whose former one expired. */
    AssetLink freshAsset(String publicId, boolean delta);
}
