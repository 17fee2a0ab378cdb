package io.stoa.packageformat;

/**
 * The app version a package is made of, every part verbatim as Apple writes it.
 *
 * @param appleItemId decimal digits
 * @param appleVersionId decimal digits; the higher number is the newer version
 * @param shortVersionString marketing version, such as {@code 31.00}
 * @param bundleVersion build number, such as {@code 55227503.6.4}
 */
public record AppVersion(
        String appleItemId, String appleVersionId, String bundleId, String shortVersionString, String bundleVersion) {}
