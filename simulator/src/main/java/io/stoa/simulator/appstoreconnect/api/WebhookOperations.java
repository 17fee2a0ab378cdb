package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.webhook.Announcer;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import java.util.List;
import java.util.concurrent.Executor;

/** All operations about webhooks, of both generations. */
final class WebhookOperations {

    private WebhookOperations() {}

    static List<Resource> reads(PackageCatalog catalog, WebhookRegistry registry) {
        return List.of(
                new WebhookResource(catalog, registry),
                new AppWebhooksResource(catalog, registry),
                new AppWebhookLinkagesResource(catalog, registry),
                new DeliveriesResource(registry),
                new DeliveryLinkagesResource(registry),
                new MarketplaceWebhooksResource(registry));
    }

    /** @param dispatcher carries out deliveries after the answer, as the real service does */
    static List<Write> writes(
            PackageCatalog catalog, WebhookRegistry registry, Announcer announcer, Executor dispatcher) {
        return List.of(
                new WebhookCreation(catalog, registry),
                new WebhookUpdate(registry),
                new WebhookDeletion(registry),
                new DeliveryCreation(registry, announcer, dispatcher),
                new PingCreation(registry, announcer, dispatcher),
                new MarketplaceWebhookCreation(registry),
                new MarketplaceWebhookUpdate(registry),
                new MarketplaceWebhookDeletion(registry));
    }
}
