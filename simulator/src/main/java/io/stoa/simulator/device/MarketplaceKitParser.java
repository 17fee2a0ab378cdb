package io.stoa.simulator.device;

import io.stoa.simulator.device.MarketplaceKitError.Case;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one configuration document and collects what deserves a warning on the way. */
final class MarketplaceKitParser {

    private static final int LEAST_USEFUL_HOURS = 24;
    private static final int MOST_USEFUL_HOURS = 168;
    private static final String OVERRIDES = "overridesByAppleItemID";
    private static final Set<String> ENDPOINT_KEYS = Set.of("restore", "updates", "license");
    private static final Set<String> DOCUMENT_KEYS = Set.of("restore", "updates", "license", OVERRIDES);

    private final List<String> warnings = new ArrayList<>();

    MarketplaceKit parse(byte[] json) {
        AnswerObject document = AnswerObject.parse(json, "marketplace-kit document", Case.UNKNOWN);
        warnOfUnknownKeys(document, DOCUMENT_KEYS);
        AppEndpoints defaults = endpoints(document);
        Map<String, AppEndpoints> overrides =
                document.optionalObject(OVERRIDES).map(this::overrides).orElse(Map.of());
        return new MarketplaceKit(defaults, overrides, warnings);
    }

    private Map<String, AppEndpoints> overrides(AnswerObject overrides) {
        Map<String, AppEndpoints> byAppleItemId = new LinkedHashMap<>();
        for (String appleItemId : overrides.keys()) {
            requireAppleItemId(overrides, appleItemId);
            AnswerObject override = overrides.object(appleItemId);
            warnOfUnknownKeys(override, ENDPOINT_KEYS);
            byAppleItemId.put(appleItemId, endpoints(override));
        }
        return byAppleItemId;
    }

    private AppEndpoints endpoints(AnswerObject configuration) {
        AnswerObject updates = configuration.object("updates");
        return new AppEndpoints(
                configuration.url("restore"),
                updates.url("url"),
                pollingInterval(updates),
                licenseEndpoints(configuration.object("license")));
    }

    private Duration pollingInterval(AnswerObject updates) {
        long hours = updates.integer("pollingInterval");
        String name = updates.name("pollingInterval");
        if (hours < 1 || hours > Integer.MAX_VALUE) {
            throw Case.UNKNOWN.because(
                    "'" + name + "' in the marketplace-kit document is " + hours + ".",
                    "Publish a number of hours of at least 1; 24 is the usual one.");
        }
        if (hours < LEAST_USEFUL_HOURS) {
            warnings.add("'" + name + "' is " + hours + " hours, but devices check once in 24 hours at most.");
        } else if (hours > MOST_USEFUL_HOURS) {
            warnings.add("'" + name + "' is " + hours + " hours, more than a week; the unit is hours, not seconds.");
        }
        return Duration.ofHours(hours);
    }

    private LicenseEndpoints licenseEndpoints(AnswerObject license) {
        Optional<URI> resolution = license.optionalUrl("licenseResolutionURL");
        if (resolution.isEmpty()) {
            warnings.add("'" + license.name("licenseResolutionURL")
                    + "' is missing: a person with an expired licence sees an OK button and no way on.");
        }
        return new LicenseEndpoints(
                license.url("dynamicLicenseURL"),
                license.url("licenseRenewalURL"),
                resolution,
                license.url("signingCertificateURL"),
                license.url("encryptionCertificateURL"));
    }

    private void warnOfUnknownKeys(AnswerObject configuration, Set<String> known) {
        configuration.keys().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> warnings.add("'" + configuration.name(key) + "' means nothing to a device."));
    }

    private static void requireAppleItemId(AnswerObject overrides, String key) {
        if (!key.matches("[1-9][0-9]{0,19}")) {
            throw Case.UNKNOWN.because(
                    "'" + overrides.name(key) + "' in the marketplace-kit document is not named by an Apple item id.",
                    "Use the app's Apple ID from App Store Connect, digits only, as the key.");
        }
    }
}
