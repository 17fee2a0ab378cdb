package io.stoa.install;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.List;

/** The newer versions of what a device has, in Apple's words. An app with nothing newer is not in it. */
public record UpdatesAnswer(List<Update> updates, List<UnavailableApp> failures) {

    /**
     * One app with a newer version.
     *
     * @param alternativeDistributionPackage base URL of the new version's package
     * @param bundleVersion                  the new version's build number, verbatim
     * @param shortVersionString             the new version's marketing version, verbatim
     * @param installVerificationToken       fresh, for this update alone
     * @param appShareURL                    the app's page
     */
    public record Update(
            AppleItemId appleItemId,
            AppleVersionId appleVersionId,
            String alternativeDistributionPackage,
            String bundleVersion,
            String shortVersionString,
            String installVerificationToken,
            String appShareURL) {}
}
