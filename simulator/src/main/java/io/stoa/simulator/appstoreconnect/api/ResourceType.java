package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import java.util.List;

/** Types of resource with the names a caller may give in {@code fields[type]}. */
enum ResourceType {
    PACKAGES("alternativeDistributionPackages", "sourceFileChecksum", "versions"),
    PACKAGE_VERSIONS(
            "alternativeDistributionPackageVersions",
            "url",
            "urlExpirationDate",
            "version",
            "fileChecksum",
            "state",
            "variants",
            "deltas",
            "alternativeDistributionPackage"),
    VARIANTS(
            "alternativeDistributionPackageVariants",
            "url",
            "urlExpirationDate",
            "alternativeDistributionKeyBlob",
            "fileChecksum"),
    DELTAS(
            "alternativeDistributionPackageDeltas",
            "url",
            "urlExpirationDate",
            "alternativeDistributionKeyBlob",
            "fileChecksum"),
    APP_STORE_VERSIONS("appStoreVersions", "alternativeDistributionPackage"),
    APPS(
            "apps",
            "accessibilityUrl",
            "name",
            "bundleId",
            "sku",
            "primaryLocale",
            "isOrEverWasMadeForKids",
            "contentRightsDeclaration",
            "streamlinedPurchasingEnabled",
            "appStoreVersions",
            "alternativeDistributionKey",
            "marketplaceSearchDetail",
            "webhooks"),
    WEBHOOKS("webhooks", "enabled", "eventTypes", "name", "url", "app", "deliveries"),
    WEBHOOK_DELIVERIES(
            "webhookDeliveries",
            "createdDate",
            "deliveryState",
            "errorMessage",
            "redelivery",
            "sentDate",
            "request",
            "response",
            "event"),
    WEBHOOK_EVENTS("webhookEvents", "eventType", "payload", "ping", "createdDate"),
    WEBHOOK_PINGS("webhookPings"),
    MARKETPLACE_WEBHOOKS("marketplaceWebhooks", "endpointUrl");

    private final String typeName;
    private final List<String> fields;

    ResourceType(String typeName, String... fields) {
        this.typeName = typeName;
        this.fields = List.of(fields);
    }

    static ResourceType of(AssetKind kind) {
        return switch (kind) {
            case VARIANT -> VARIANTS;
            case DELTA -> DELTAS;
        };
    }

    /** As it stands in {@code type} and in paths. */
    String typeName() {
        return typeName;
    }

    List<String> fields() {
        return fields;
    }
}
