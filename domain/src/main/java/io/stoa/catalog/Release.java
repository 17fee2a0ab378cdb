package io.stoa.catalog;

import io.stoa.apple.OsVersion;

/**
 * What a manifest says about the app version it carries.
 *
 * @param bundleId           becomes the install verification token's {@code bid}
 * @param shortVersionString marketing version, verbatim
 * @param bundleVersion      build number, verbatim
 * @param minimumOs          the manifest's {@code minimumSystemVersions.ios}
 */
public record Release(String bundleId, String shortVersionString, String bundleVersion, OsVersion minimumOs) {}
