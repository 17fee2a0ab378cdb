package io.stoa.install;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import java.util.List;

/** Where the exact versions a device asked for are, in Apple's words. */
public record RestoreAnswer(List<Restore> restores, List<UnavailableApp> failures) {

    /**
     * One app that can be had.
     *
     * @param alternativeDistributionPackage base URL of the package
     * @param installVerificationToken       fresh, for this install alone
     * @param appShareURL                    the app's page
     */
    public record Restore(
            AppleItemId appleItemId,
            AppleVersionId appleVersionId,
            String alternativeDistributionPackage,
            String installVerificationToken,
            String appShareURL) {}
}
