package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** Creates a webhook of an app. */
record WebhookCreation(PackageCatalog catalog, WebhookRegistry registry) implements Write {

    private static final int MOST_OF_AN_APP = 10;

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/webhooks";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        JsonObject data = body.data(ResourceType.WEBHOOKS, "type", "attributes", "relationships");
        Webhook webhook = read(data, appId(RequestBody.related(data, "app", ResourceType.APPS)));
        registry.put(webhook);
        Call created = call.created(webhook.id());
        return Answer.json(201, Document.single(created, WebhookShape.of(created, webhook), List.of()));
    }

    private static Webhook read(JsonObject data, String appId) {
        JsonObject attributes = RequestBody.attributes(data, "enabled", "eventTypes", "name", "secret", "url");
        return new Webhook(
                UUID.randomUUID().toString(),
                appId,
                RequestBody.text(attributes, "name"),
                RequestBody.required(RequestBody.optionalUrl(attributes, "url"), "url"),
                RequestBody.text(attributes, "secret"),
                RequestBody.required(RequestBody.optionalFlag(attributes, "enabled"), "enabled"),
                RequestBody.required(
                        RequestBody.optionalNames(attributes, "eventTypes", WebhookEventTypes.ALL), "eventTypes"));
    }

    private String appId(String id) {
        String pointer = "/data/relationships/app/data/id";
        if (catalog.apps().stream().noneMatch(app -> app.appleItemId().equals(id))) {
            throw ApiError.conflict("There is no app with the id " + id + ".", pointer);
        }
        if (registry.webhooksOf(id).size() >= MOST_OF_AN_APP) {
            throw ApiError.conflict("An app has " + MOST_OF_AN_APP + " webhooks at most.", pointer);
        }
        return id;
    }
}
