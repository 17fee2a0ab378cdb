package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.Announcer;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookDelivery;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Executor;

/** Sends a test event to a webhook. */
record PingCreation(WebhookRegistry registry, Announcer announcer, Executor dispatcher) implements Write {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/webhookPings";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        JsonObject data = body.data(ResourceType.WEBHOOK_PINGS, "type", "relationships");
        String webhookId = RequestBody.related(data, "webhook", ResourceType.WEBHOOKS);
        Webhook webhook = registry.webhook(webhookId)
                .orElseThrow(() -> ApiError.conflict(
                        "There is no webhook with the id " + webhookId + ".", "/data/relationships/webhook/data/id"));
        WebhookDelivery pending = announcer.ping(webhook);
        dispatcher.execute(() -> announcer.carryOut(webhook, pending));
        Call created = call.created(pending.event().id());
        ResourceObject ping = new ResourceObject(
                created, ResourceType.WEBHOOK_PINGS, pending.event().id());
        return Answer.json(201, Document.single(created, ping, List.of()));
    }
}
