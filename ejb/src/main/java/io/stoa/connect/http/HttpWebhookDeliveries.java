package io.stoa.connect.http;

import io.stoa.apple.AppleItemId;
import io.stoa.connect.WebhookDeliveries;
import io.stoa.connect.WebhookDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The deliveries of webhooks over HTTP, from reconciliation's share of the requests. */
@ApplicationScoped
public class HttpWebhookDeliveries implements WebhookDeliveries {

    @Inject
    ApiClient api;

    @Override
    public void read(AppleItemId app, Instant since, Consumer<WebhookDelivery> reader) {
        for (String webhook : webhooksOf(app)) {
            pages().each(deliveriesOf(webhook, since), page -> {
                Map<String, Resource> included = Resource.included(page, "webhookEvents");
                Resource.listOf(page).forEach(delivery -> reader.accept(deliveryOf(delivery, included)));
            });
        }
    }

    private List<String> webhooksOf(AppleItemId app) {
        List<String> webhooks = new ArrayList<>();
        pages().each("v1/apps/" + app + "/webhooks?limit=200", page -> Resource.listOf(page)
                .forEach(webhook -> webhooks.add(webhook.exactId())));
        return webhooks;
    }

    // the specification has a filter by state, which the service refuses; it wants one by date, which is optional there
    private static String deliveriesOf(String webhook, Instant since) {
        return "v1/webhooks/" + webhook + "/deliveries?filter%5BcreatedDateGreaterThanOrEqualTo%5D="
                + URLEncoder.encode(since.truncatedTo(ChronoUnit.SECONDS).toString(), StandardCharsets.UTF_8)
                + "&include=event&limit=200";
    }

    private static WebhookDelivery deliveryOf(Resource delivery, Map<String, Resource> included) {
        Optional<Resource> event = delivery.related("event").map(included::get);
        return new WebhookDelivery(
                delivery.exactId(),
                delivery.attribute("deliveryState").orElse(""),
                delivery.instant("createdDate"),
                event.map(sent -> sent.flag("ping")).orElse(false),
                event.flatMap(sent -> sent.attribute("payload")));
    }

    @Override
    public void redeliver(WebhookDelivery delivery) {
        JsonObject template = reference(delivery.id());
        api.create(
                Purpose.RECONCILIATION,
                "v1/webhookDeliveries",
                Json.createObjectBuilder()
                        .add(
                                "data",
                                Json.createObjectBuilder()
                                        .add("type", "webhookDeliveries")
                                        .add(
                                                "relationships",
                                                Json.createObjectBuilder()
                                                        .add(
                                                                "template",
                                                                Json.createObjectBuilder()
                                                                        .add("data", template))))
                        .build());
    }

    private static JsonObject reference(String deliveryId) {
        return Json.createObjectBuilder()
                .add("type", "webhookDeliveries")
                .add("id", deliveryId)
                .build();
    }

    private Pages pages() {
        return new Pages(api, Purpose.RECONCILIATION);
    }
}
