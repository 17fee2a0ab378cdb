package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.webhook.WebhookDelivery;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists what was delivered to a webhook, newest first; observed: not without one of the two filters by date. */
record DeliveriesResource(WebhookRegistry registry) implements Resource {

    private static final String SINCE = "createdDateGreaterThanOrEqualTo";
    private static final String BEFORE = "createdDateLessThan";

    @Override
    public String path() {
        return "/v1/webhooks/{id}/deliveries";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules()
                .fields(ResourceType.WEBHOOK_DELIVERIES, ResourceType.WEBHOOK_EVENTS)
                .filter("deliveryState", "SUCCEEDED", "FAILED", "PENDING")
                .dateFilter(SINCE)
                .dateFilter(BEFORE)
                .include("event")
                .paged();
    }

    @Override
    public JsonObject get(Call call) {
        String webhookId = WebhookResource.webhook(registry, call.id()).id();
        Optional<Instant> since = call.query().date(SINCE);
        Optional<Instant> before = call.query().date(BEFORE);
        if (since.isPresent() == before.isPresent()) {
            throw ApiError.requiredParameter("filter[" + SINCE + "]");
        }
        List<WebhookDelivery> wanted = registry.deliveries(webhookId).stream()
                .filter(delivery -> since.isEmpty() || !delivery.created().isBefore(since.get()))
                .filter(delivery -> before.isEmpty() || delivery.created().isBefore(before.get()))
                .filter(delivery ->
                        call.query().admits("deliveryState", delivery.state().name()))
                .toList();
        return page(call, Page.of(wanted, call.query()));
    }

    private static JsonObject page(Call call, Page<WebhookDelivery> page) {
        List<ResourceObject> events = page.items().stream()
                .map(delivery -> DeliveryShape.event(call, delivery.event()))
                .toList();
        return Document.page(call, page.map(delivery -> DeliveryShape.of(call, delivery)), events);
    }
}
