package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.WebhookDelivery;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;

/** Lists the ids of what was delivered to a webhook. */
record DeliveryLinkagesResource(WebhookRegistry registry) implements Resource {

    @Override
    public String path() {
        return "/v1/webhooks/{id}/relationships/deliveries";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().paged();
    }

    @Override
    public JsonObject get(Call call) {
        String webhookId = WebhookResource.webhook(registry, call.id()).id();
        return Document.linkages(
                call,
                ResourceType.WEBHOOK_DELIVERIES,
                Page.of(registry.deliveries(webhookId), call.query()).map(WebhookDelivery::id));
    }
}
