package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.List;

/** A webhook as a resource; its secret is never told. */
final class WebhookShape {

    private WebhookShape() {}

    static QueryRules parameters() {
        return new QueryRules().fields(ResourceType.WEBHOOKS, ResourceType.APPS).include("app");
    }

    static ResourceObject of(Call call, Webhook webhook) {
        ResourceObject resource = new ResourceObject(call, ResourceType.WEBHOOKS, webhook.id())
                .attribute("enabled", webhook.enabled() ? JsonValue.TRUE : JsonValue.FALSE)
                .attribute(
                        "eventTypes",
                        Json.createArrayBuilder(webhook.eventTypes()).build())
                .attribute("name", webhook.name())
                .attribute("url", webhook.url().toString())
                .linked("deliveries");
        return call.query().includes("app")
                ? resource.relatedToOne("app", ResourceType.APPS, webhook.appId())
                : resource;
    }

    static List<ResourceObject> included(Call call, PackageCatalog catalog, String appId) {
        return call.query().includes("app") ? List.of(AppShape.of(call, AppResource.app(catalog, appId))) : List.of();
    }
}
