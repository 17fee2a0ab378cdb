package io.stoa.simulator.device;

import java.net.URI;
import java.util.Optional;

/**
 * What a marketplace app hands to the system for one app.
 *
 * @param appleItemId                    of the app to install
 * @param appleVersionId                 the version the marketplace app means; checked where it is told
 * @param alternativeDistributionPackage base address of the package
 * @param installVerificationToken       made for this attempt
 * @param account                        groups requests, comes back as {@code login_hint}; may be empty
 * @param isUpdate                       has to be the truth
 * @see "Apple, MarketplaceKit: InstallMetadata"
 */
public record InstallMetadata(
        String appleItemId,
        Optional<String> appleVersionId,
        URI alternativeDistributionPackage,
        String installVerificationToken,
        String account,
        boolean isUpdate) {

    /** A first install. */
    public static InstallMetadata install(String appleItemId, URI packageUrl, String token, String account) {
        return new InstallMetadata(appleItemId, Optional.empty(), packageUrl, token, account, false);
    }
}
