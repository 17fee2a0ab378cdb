package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;

/** Changes a webhook; what is absent or null stays as it is. */
record WebhookUpdate(WebhookRegistry registry) implements Write {

    @Override
    public String method() {
        return "PATCH";
    }

    @Override
    public String path() {
        return "/v1/webhooks/{id}";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        Webhook former = WebhookResource.webhook(registry, call.id());
        JsonObject data = body.data(ResourceType.WEBHOOKS, "type", "id", "attributes");
        call.requireSameId(RequestBody.text(data, "id"));
        Webhook changed = data.containsKey("attributes") ? changed(former, data) : former;
        registry.put(changed);
        return Answer.json(200, Document.single(call, WebhookShape.of(call, changed), List.of()));
    }

    private static Webhook changed(Webhook former, JsonObject data) {
        JsonObject attributes = RequestBody.attributes(data, "enabled", "eventTypes", "name", "secret", "url");
        return new Webhook(
                former.id(),
                former.appId(),
                RequestBody.optionalText(attributes, "name").orElse(former.name()),
                RequestBody.optionalUrl(attributes, "url").orElse(former.url()),
                RequestBody.optionalText(attributes, "secret").orElse(former.secret()),
                RequestBody.optionalFlag(attributes, "enabled").orElse(former.enabled()),
                RequestBody.optionalNames(attributes, "eventTypes", WebhookEventTypes.ALL)
                        .orElse(former.eventTypes()));
    }
}
