package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.MarketplaceWebhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;

/** Lists the webhook of the first generation: one, or none. */
record MarketplaceWebhooksResource(WebhookRegistry registry) implements Resource {

    @Override
    public String path() {
        return "/v1/marketplaceWebhooks";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().fields(ResourceType.MARKETPLACE_WEBHOOKS).paged();
    }

    @Override
    public JsonObject get(Call call) {
        List<MarketplaceWebhook> all = registry.marketplaceWebhook().stream().toList();
        return Document.page(call, Page.of(all, call.query()).map(webhook -> of(call, webhook)), List.of());
    }

    static ResourceObject of(Call call, MarketplaceWebhook webhook) {
        return new ResourceObject(call, ResourceType.MARKETPLACE_WEBHOOKS, webhook.id())
                .attribute("endpointUrl", webhook.endpointUrl().toString());
    }

    /** The webhook of an id that must exist. */
    static MarketplaceWebhook webhook(WebhookRegistry registry, String id) {
        return registry.marketplaceWebhook()
                .filter(known -> known.id().equals(id))
                .orElseThrow(() -> ApiError.unknownResource(ResourceType.MARKETPLACE_WEBHOOKS, id));
    }
}
