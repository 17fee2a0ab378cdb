package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;

/** Reads one webhook. */
record WebhookResource(PackageCatalog catalog, WebhookRegistry registry) implements Resource {

    @Override
    public String path() {
        return "/v1/webhooks/{id}";
    }

    @Override
    public QueryRules parameters() {
        return WebhookShape.parameters();
    }

    @Override
    public JsonObject get(Call call) {
        Webhook webhook = webhook(registry, call.id());
        return Document.single(
                call, WebhookShape.of(call, webhook), WebhookShape.included(call, catalog, webhook.appId()));
    }

    /** A webhook that must exist. */
    static Webhook webhook(WebhookRegistry registry, String id) {
        return registry.webhook(id).orElseThrow(() -> ApiError.unknownResource(ResourceType.WEBHOOKS, id));
    }
}
