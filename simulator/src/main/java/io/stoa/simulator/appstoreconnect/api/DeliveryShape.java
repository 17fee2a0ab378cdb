package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.webhook.WebhookDelivery;
import io.stoa.simulator.appstoreconnect.webhook.WebhookEvent;
import jakarta.json.Json;
import jakarta.json.JsonValue;

/** A delivery, and its event, as resources. */
final class DeliveryShape {

    private DeliveryShape() {}

    static ResourceObject of(Call call, WebhookDelivery delivery) {
        ResourceObject resource = new ResourceObject(call, ResourceType.WEBHOOK_DELIVERIES, delivery.id())
                .attribute("createdDate", Timestamps.of(delivery.created()))
                .attribute("deliveryState", delivery.state().name())
                .attribute("redelivery", flag(delivery.redelivery()))
                .attribute(
                        "request",
                        Json.createObjectBuilder()
                                .add("url", delivery.url().toString())
                                .build());
        delivery.attempt().ifPresent(attempt -> describe(resource, attempt));
        return resource.relatedToOne(
                "event", ResourceType.WEBHOOK_EVENTS, delivery.event().id());
    }

    private static void describe(ResourceObject resource, Delivery attempt) {
        resource.attribute("sentDate", Timestamps.of(attempt.at()));
        if (attempt.status().isPresent()) {
            resource.attribute(
                    "response",
                    Json.createObjectBuilder()
                            .add("httpStatusCode", attempt.status().getAsInt())
                            .add("body", attempt.answer())
                            .build());
        } else {
            resource.attribute("errorMessage", attempt.answer());
        }
    }

    static ResourceObject event(Call call, WebhookEvent event) {
        ResourceObject resource = new ResourceObject(call, ResourceType.WEBHOOK_EVENTS, event.id())
                .attribute("payload", event.payload())
                .attribute("ping", flag(event.ping()))
                .attribute("createdDate", Timestamps.of(event.created()));
        return event.ping() ? resource : resource.attribute("eventType", event.eventType());
    }

    private static JsonValue flag(boolean flag) {
        return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
}
