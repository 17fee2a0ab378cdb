package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.Locale;

/**
 * A variant or delta of one app version, as a device names it.
 *
 * @param publicId the manifest's {@code publicId}; devices and App Store Connect spell it in either case, here it is lower
 *     case
 */
public record VersionAsset(AppleItemId appleItemId, AppleVersionId appleVersionId, String publicId) {

    public VersionAsset {
        publicId = publicId.toLowerCase(Locale.ROOT);
    }
}
