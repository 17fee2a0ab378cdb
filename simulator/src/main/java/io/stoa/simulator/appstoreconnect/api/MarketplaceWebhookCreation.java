package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.MarketplaceWebhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** Creates the account's one webhook of the first generation. */
record MarketplaceWebhookCreation(WebhookRegistry registry) implements Write {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/marketplaceWebhooks";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        JsonObject data = body.data(ResourceType.MARKETPLACE_WEBHOOKS, "type", "attributes");
        JsonObject attributes = RequestBody.attributes(data, "endpointUrl", "secret");
        MarketplaceWebhook webhook = new MarketplaceWebhook(
                UUID.randomUUID().toString(),
                RequestBody.required(RequestBody.optionalUrl(attributes, "endpointUrl"), "endpointUrl"),
                RequestBody.text(attributes, "secret"));
        if (registry.marketplaceWebhook().isPresent()) {
            throw ApiError.conflict("The account has a marketplace webhook already.", "/data");
        }
        registry.put(webhook);
        Call created = call.created(webhook.id());
        return Answer.json(201, Document.single(created, MarketplaceWebhooksResource.of(created, webhook), List.of()));
    }
}
