package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;

/** Lists the webhooks of one app; there is no list of all. */
record AppWebhooksResource(PackageCatalog catalog, WebhookRegistry registry) implements Resource {

    @Override
    public String path() {
        return "/v1/apps/{id}/webhooks";
    }

    @Override
    public QueryRules parameters() {
        return WebhookShape.parameters().paged();
    }

    @Override
    public JsonObject get(Call call) {
        String appId = AppResource.app(catalog, call.id()).appleItemId();
        List<Webhook> webhooks = registry.webhooksOf(appId);
        return Document.page(
                call,
                Page.of(webhooks, call.query()).map(webhook -> WebhookShape.of(call, webhook)),
                WebhookShape.included(call, catalog, appId));
    }
}
