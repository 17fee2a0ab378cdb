package io.stoa.simulator.appstoreconnect.notification;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What App Store Connect has to tell a marketplace, apart from ids and times of the telling.
 *
 * @see "Apple, MarketplaceKit: Processing alternative app marketplace notifications"
 */
public sealed interface Notice {

    /** Item id of the marketplace that is told. */
    String marketplaceAppId();

    /** Item id of the app it is about. */
    String appId();

    /** Value of {@code data.type}. */
    String type();

    /** Adds what only this type says. */
    void describe(JsonObjectBuilder attributes);

    /**
     * A package version can be ingested.
     *
     * @param packageId        of the alternative distribution package
     * @param packageVersionId of its version; written in upper case, as Apple does here and nowhere else
     * @param number           of the version within the package; written as text
     */
    record PackageVersionAvailable(
            String marketplaceAppId, String appId, String packageId, String packageVersionId, int number)
            implements Notice {

        @Override
        public String type() {
            return "AlternativeDistributionPackageVersionAvailable";
        }

        @Override
        public void describe(JsonObjectBuilder attributes) {
            attributes
                    .add("alternativeDistributionPackageId", packageId)
                    .add("alternativeDistributionPackageVersionId", packageVersionId.toUpperCase(Locale.ROOT))
                    .add("alternativeDistributionPackageVersionNum", Integer.toString(number));
        }
    }

    /**
     * Versions of an app are withdrawn.
     *
     * @param packageIds one package per withdrawn version
     */
    record AppVersionsUnavailable(String marketplaceAppId, String appId, List<String> packageIds) implements Notice {

        private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

        public AppVersionsUnavailable {
            packageIds = List.copyOf(packageIds);
        }

        @Override
        public String type() {
            return "AppVersionsUnavailable";
        }

        @Override
        public void describe(JsonObjectBuilder attributes) {
            attributes.add("alternativeDistributionPackageIds", JSON.createArrayBuilder(packageIds));
        }
    }

    /** Every version of an app is withdrawn. */
    record AppUnavailable(String marketplaceAppId, String appId) implements Notice {

        @Override
        public String type() {
            return "AppUnavailable";
        }

        @Override
        public void describe(JsonObjectBuilder attributes) {
            // The app's id, which every notice has, says all.
        }
    }
}
