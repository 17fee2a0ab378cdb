package io.stoa.install;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.Locale;

/**
 * What an install verification token says: this app, in this version, may be installed on behalf of that distributor.
 *
 * @param issuer   the installing marketplace's item id, or the app's own where a link on our page installs it
 * @param bundleId of the app to be installed, as its manifest spells it
 * @see "Apple, MarketplaceKit: Creating an install verification token"
 */
public record InstallVerificationToken(
        AppleItemId appleItemId, AppleVersionId appleVersionId, String bundleId, AppleItemId issuer, Kind kind) {

    /** Whether the app comes to its person for the first time. */
    public enum Kind {
        DOWNLOAD,
        REDOWNLOAD;

        /** As the claim {@code dtype} spells it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
