package io.stoa.simulator.appstoreconnect.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The webhooks of the simulated account, and what was delivered to each; the latest {@value #KEPT} are kept. */
public final class WebhookRegistry {

    private static final int KEPT = 10_000;

    private final Map<String, Webhook> webhooks = new LinkedHashMap<>();
    private final Map<String, List<WebhookDelivery>> deliveries = new LinkedHashMap<>();
    private Optional<MarketplaceWebhook> marketplaceWebhook = Optional.empty();

    /** Adds a webhook, or puts a changed one in its place. */
    public synchronized void put(Webhook webhook) {
        webhooks.put(webhook.id(), webhook);
        deliveries.computeIfAbsent(webhook.id(), unseen -> new ArrayList<>());
    }

    public synchronized void remove(String webhookId) {
        webhooks.remove(webhookId);
        deliveries.remove(webhookId);
    }

    public synchronized Optional<Webhook> webhook(String id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    /** Oldest first. */
    public synchronized List<Webhook> webhooksOf(String appId) {
        return webhooks.values().stream()
                .filter(webhook -> webhook.appId().equals(appId))
                .toList();
    }

    synchronized List<Webhook> webhooks() {
        return List.copyOf(webhooks.values());
    }

    /** The account's one webhook of the first generation. */
    public synchronized Optional<MarketplaceWebhook> marketplaceWebhook() {
        return marketplaceWebhook;
    }

    public synchronized void put(MarketplaceWebhook webhook) {
        marketplaceWebhook = Optional.of(webhook);
    }

    public synchronized void removeMarketplaceWebhook() {
        marketplaceWebhook = Optional.empty();
    }

    /** Deliveries to a webhook, newest first. */
    public synchronized List<WebhookDelivery> deliveries(String webhookId) {
        List<WebhookDelivery> newestFirst = new ArrayList<>();
        deliveries.getOrDefault(webhookId, List.of()).forEach(delivery -> newestFirst.add(0, delivery));
        return newestFirst;
    }

    /** The webhook a delivery went to. */
    public synchronized Optional<Webhook> webhookOfDelivery(String deliveryId) {
        return webhooks.values().stream()
                .filter(webhook -> delivery(webhook.id(), deliveryId).isPresent())
                .findFirst();
    }

    public synchronized Optional<WebhookDelivery> delivery(String webhookId, String deliveryId) {
        return deliveries.getOrDefault(webhookId, List.of()).stream()
                .filter(known -> known.id().equals(deliveryId))
                .findFirst();
    }

    synchronized void record(String webhookId, WebhookDelivery delivery) {
        List<WebhookDelivery> list = deliveries.getOrDefault(webhookId, new ArrayList<>());
        if (list.size() == KEPT) {
            list.remove(0);
        }
        list.add(delivery);
    }

    synchronized void change(String webhookId, String deliveryId, UnaryOperator<WebhookDelivery> change) {
        deliveries
                .getOrDefault(webhookId, new ArrayList<>())
                .replaceAll(known -> known.id().equals(deliveryId) ? change.apply(known) : known);
    }
}
