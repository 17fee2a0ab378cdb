package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code marketplace-kit://install?...} link, taken apart.
 *
 * @param alternativeDistributionPackage base address of the package
 * @param installVerificationToken       the token, compact JWS
 * @param token                          becomes the {@code subject_token}; without it there is no OAuth
 * @param account                        becomes the {@code login_hint}
 * @param appShareUrl                    landing page for the share sheet
 * @see "Apple, MarketplaceKit: MarketplaceKitURIScheme"
 */
public record InstallLink(
        URI alternativeDistributionPackage,
        String installVerificationToken,
        Optional<String> token,
        Optional<String> account,
        Optional<URI> appShareUrl) {

    private static final String PREFIX = "marketplace-kit://install?";

    /**
     * Parses exactly: unreserved characters stand for themselves, all else is percent-encoded, {@code +} is no space.
     *
     * @throws MarketplaceKitError {@code invalidURL}, {@code invalidAlternativeDistributionPackageURL} or
     *     {@code missingInstallVerificationToken}
     */
    public static InstallLink parse(String link) {
        if (!link.startsWith(PREFIX)) {
            throw Case.INVALID_URL.because(
                    "The link does not begin with " + PREFIX, "Build the link as " + PREFIX + "name=value&name=value.");
        }
        Map<String, String> parameters = LinkQuery.parse(link.substring(PREFIX.length()));
        return new InstallLink(
                PackageOffer.packageUrl(
                        parameters.getOrDefault("alternativeDistributionPackage", ""),
                        "alternativeDistributionPackage of the link"),
                InstallVerificationToken.requirePresent(
                        parameters.getOrDefault("installVerificationToken", ""), "install link"),
                Optional.ofNullable(parameters.get("token")),
                Optional.ofNullable(parameters.get("account")),
                Optional.ofNullable(parameters.get("appShareURL")).map(InstallLink::shareUrl));
    }

    /**
     * The package has to lie on the host of the page that holds the link.
     *
     * @param pageOrigin origin of the main frame, such as {@code https://get.kite.example}
     */
    void requireOrigin(URI pageOrigin) {
        if (pageOrigin.getHost() == null) {
            throw Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL.because(
                    "The page has no origin ('" + pageOrigin + "').",
                    "Put the link into the main frame of a page; nothing may strip the referrer.");
        }
        if (!pageOrigin.getHost().equalsIgnoreCase(alternativeDistributionPackage.getHost())) {
            throw Case.INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL.because(
                    "The page is on " + pageOrigin.getHost() + ", the package on "
                            + alternativeDistributionPackage.getHost() + ".",
                    "Serve page and package from the same host name; put a content delivery network behind it.");
        }
    }

    PackageOffer offer() {
        return new PackageOffer(
                InstallChannel.LINK, account.orElse(""), alternativeDistributionPackage, installVerificationToken);
    }

    private static URI shareUrl(String text) {
        return SecureUrl.parse(text)
                .orElseThrow(() -> Case.INVALID_URL.because(
                        "appShareURL of the link is '" + text + "'.", "Use an absolute https address."));
    }
}
