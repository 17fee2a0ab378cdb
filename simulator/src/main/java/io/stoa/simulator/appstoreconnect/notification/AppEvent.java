package io.stoa.simulator.appstoreconnect.notification;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;

/**
 * What the general webhooks, the second generation, have to tell.
 *
 * @see "Apple, App Store Connect API: Understanding webhook events"
 */
public sealed interface AppEvent {

    /** Every territory of the European Union, as Apple's samples list them. */
    List<String> EVERYWHERE = List.of(
            "DNK", "IRL", "NLD", "SVK", "SVN", "LTU", "HRV", "PRT", "MLT", "CYP", "AUT", "SWE", "HUN", "ESP", "EST",
            "BEL", "FIN", "POL", "BGR", "LUX", "CZE", "FRA", "DEU", "LVA", "ITA", "GRC", "ROU");

    /** As a webhook subscribes to it; empty for a ping, which nobody subscribes to. */
    String eventType();

    /** Value of {@code data.type}. */
    String type();

    /** Adds what only this type says, apart from its time. */
    default void describe(JsonObjectBuilder attributes) {}

    /** Adds what the event is about. */
    default void relate(JsonObjectBuilder relationships) {}

    /** A version of a package can be ingested; neither the package nor the version's number is told. */
    record VersionCreated(String marketplaceAppId, String appId, String packageVersionId) implements AppEvent {

        @Override
        public String eventType() {
            return "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED";
        }

        @Override
        public String type() {
            return "alternativeDistributionPackageVersionCreated";
        }

        @Override
        public void describe(JsonObjectBuilder attributes) {
            attributes.add("appId", appId);
        }

        @Override
        public void relate(JsonObjectBuilder relationships) {
            relationships
                    .add("instance", related("alternativeDistributionPackageVersions", packageVersionId))
                    .add("marketplaceApp", related("apps", marketplaceAppId));
        }
    }

    /** A package, that is one version of an app, is available or not. */
    record PackageAvailability(
            String marketplaceAppId, String appId, String packageId, boolean available, List<String> territories)
            implements AppEvent {

        public PackageAvailability {
            territories = List.copyOf(territories);
        }

        @Override
        public String eventType() {
            return "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED";
        }

        @Override
        public String type() {
            return "alternativeDistributionPackageAvailableUpdated";
        }

        @Override
        public void describe(JsonObjectBuilder attributes) {
            describeAvailability(attributes, available, territories, appId);
        }

        @Override
        public void relate(JsonObjectBuilder relationships) {
            relationships
                    .add("instance", related("alternativeDistributionPackages", packageId))
                    .add("marketplaceApp", related("apps", marketplaceAppId));
        }
    }

    /** An app is available or not. */
    record TerritoryAvailability(String marketplaceAppId, String appId, boolean available, List<String> territories)
            implements AppEvent {

        public TerritoryAvailability {
            territories = List.copyOf(territories);
        }

        @Override
        public String eventType() {
            return "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED";
        }

        @Override
        public String type() {
            return "alternativeDistributionTerritoryAvailabilityUpdated";
        }

        @Override
        public void describe(JsonObjectBuilder attributes) {
            describeAvailability(attributes, available, territories, appId);
        }

        @Override
        public void relate(JsonObjectBuilder relationships) {
            relationships.add("marketplaceApp", related("apps", marketplaceAppId));
        }
    }

    /** A test; its shape is observed, not documented. */
    record Ping() implements AppEvent {

        @Override
        public String eventType() {
            return "";
        }

        @Override
        public String type() {
            return "webhookPingCreated";
        }
    }

    private static void describeAvailability(
            JsonObjectBuilder attributes, boolean available, List<String> territories, String appId) {
        JsonBuilderFactory json = Json.createBuilderFactory(Map.of());
        attributes
                .add("available", available)
                .add("territories", json.createArrayBuilder(territories))
                .add("appId", appId);
    }

    /** The links lead to a host that is not the public one, as Apple's do; nobody should follow them. */
    private static JsonObjectBuilder related(String type, String id) {
        JsonBuilderFactory json = Json.createBuilderFactory(Map.of());
        return json.createObjectBuilder()
                .add("data", json.createObjectBuilder().add("type", type).add("id", id))
                .add(
                        "links",
                        json.createObjectBuilder()
                                .add("self", "https://api-appstoreconnect.itunes.apple.com/v1/" + type + "/" + id));
    }
}
