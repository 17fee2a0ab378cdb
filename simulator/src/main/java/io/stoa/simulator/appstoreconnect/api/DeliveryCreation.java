package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.Announcer;
import io.stoa.simulator.appstoreconnect.webhook.Webhook;
import io.stoa.simulator.appstoreconnect.webhook.WebhookDelivery;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Executor;

/** Sends the event of an earlier delivery once more. */
record DeliveryCreation(WebhookRegistry registry, Announcer announcer, Executor dispatcher) implements Write {

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v1/webhookDeliveries";
    }

    @Override
    public Answer carryOut(Call call, RequestBody body) {
        JsonObject data = body.data(ResourceType.WEBHOOK_DELIVERIES, "type", "relationships");
        String templateId = RequestBody.related(data, "template", ResourceType.WEBHOOK_DELIVERIES);
        Webhook webhook = registry.webhookOfDelivery(templateId).orElseThrow(() -> unknown(templateId));
        WebhookDelivery template = registry.delivery(webhook.id(), templateId).orElseThrow(() -> unknown(templateId));
        WebhookDelivery pending = announcer.redelivery(webhook, template);
        dispatcher.execute(() -> announcer.carryOut(webhook, pending));
        Call created = call.created(pending.id());
        return Answer.json(201, Document.single(created, DeliveryShape.of(created, pending), List.of()));
    }

    private static ApiError unknown(String templateId) {
        return ApiError.conflict(
                "There is no delivery with the id " + templateId + ".", "/data/relationships/template/data/id");
    }
}
