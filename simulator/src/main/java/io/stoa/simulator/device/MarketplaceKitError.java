package io.stoa.simulator.device;

/**
 * What a device reports to the person or to the marketplace app. Apple documents the cases but hardly their causes;
 * where Apple is silent about a fault of the server, the nearest case is used and the sentence tells the rest.
 *
 * @see "Apple, MarketplaceKit: MarketplaceKitError"
 */
public final class MarketplaceKitError extends DeviceRefusal {

    private static final long serialVersionUID = 1L;

    private final Case errorCase;

    private MarketplaceKitError(Case errorCase, String sentence, String advice, Throwable cause) {
        super(sentence, advice, cause);
        this.errorCase = errorCase;
    }

    public Case errorCase() {
        return errorCase;
    }

    @Override
    public String code() {
        return errorCase.appleName();
    }

    /** Apple's cases that an answer of a server can provoke. */
    public enum Case {
        INVALID_URL("invalidURL"),
        INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_URL("invalidAlternativeDistributionPackageURL"),
        FEATURE_UNAVAILABLE("featureUnavailable"),
        INVALID_MANIFEST("invalidManifest"),
        INVALID_ALTERNATIVE_DISTRIBUTION_PACKAGE_SIGNATURE("invalidAlternativeDistributionPackageSignature"),
        INVALID_LICENSE("invalidLicense"),
        MISSING_INSTALL_VERIFICATION_TOKEN("missingInstallVerificationToken"),
        OAUTH_TOKEN_ERROR("oauthTokenError"),
        NETWORK_ERROR("networkError"),
        MISMATCHED_INSTALL_TYPE("mismatchedInstallType"),
        NO_SUPPORTED_VARIANT("noSupportedVariant"),
        MINIMUM_PLATFORM_VERSION_NOT_SATISFIED("minimumPlatformVersionNotSatisfied"),
        UNSUPPORTED_PLATFORM("unsupportedPlatform"),
        APP_NOT_INSTALLED("appNotInstalled"),
        CANCELLED("cancelled"),
        UNKNOWN("unknown");

        private final String appleName;

        Case(String appleName) {
            this.appleName = appleName;
        }

        /** As Swift spells it. */
        public String appleName() {
            return appleName;
        }

        /** The error of this case. */
        MarketplaceKitError because(String sentence, String advice) {
            return because(sentence, advice, null);
        }

        /** The error of this case, with what caused it on this side. */
        MarketplaceKitError because(String sentence, String advice, Throwable cause) {
            return new MarketplaceKitError(this, sentence, advice, cause);
        }
    }
}
