package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;

/** Deletes the webhook of the first generation. */
record MarketplaceWebhookDeletion(WebhookRegistry registry) implements Write {

    @Override
    public String method() {
        return "DELETE";
    }

    @Override
    public String path() {
        return "/v1/marketplaceWebhooks/{id}";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        MarketplaceWebhooksResource.webhook(registry, call.id());
        registry.removeMarketplaceWebhook();
        return Answer.empty();
    }
}
