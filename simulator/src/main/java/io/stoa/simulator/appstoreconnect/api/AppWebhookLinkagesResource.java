package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;

/** Lists the ids of an app's webhooks. */
record AppWebhookLinkagesResource(PackageCatalog catalog, WebhookRegistry registry) implements Resource {

    @Override
    public String path() {
        return "/v1/apps/{id}/relationships/webhooks";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().paged();
    }

    @Override
    public JsonObject get(Call call) {
        String appId = AppResource.app(catalog, call.id()).appleItemId();
        return Document.linkages(
                call,
                ResourceType.WEBHOOKS,
                Page.of(registry.webhooksOf(appId), call.query()).map(Webhook::id));
    }
}
