package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.MarketplaceWebhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;

/** Changes address or secret of the webhook of the first generation. */
record MarketplaceWebhookUpdate(WebhookRegistry registry) implements Write {

    @Override
    public String method() {
        return "PATCH";
    }

    @Override
    public String path() {
        return "/v1/marketplaceWebhooks/{id}";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        MarketplaceWebhook former = MarketplaceWebhooksResource.webhook(registry, call.id());
        JsonObject data = body.data(ResourceType.MARKETPLACE_WEBHOOKS, "type", "id", "attributes");
        call.requireSameId(RequestBody.text(data, "id"));
        MarketplaceWebhook changed = data.containsKey("attributes") ? changed(former, data) : former;
        registry.put(changed);
        return Answer.json(200, Document.single(call, MarketplaceWebhooksResource.of(call, changed), List.of()));
    }

    private static MarketplaceWebhook changed(MarketplaceWebhook former, JsonObject data) {
        JsonObject attributes = RequestBody.attributes(data, "endpointUrl", "secret");
        return new MarketplaceWebhook(
                former.id(),
                RequestBody.optionalUrl(attributes, "endpointUrl").orElse(former.endpointUrl()),
                RequestBody.optionalText(attributes, "secret").orElse(former.secret()));
    }
}
