package io.stoa.simulator.appstoreconnect.webhook;

import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.notification.AppEvent;
import io.stoa.simulator.appstoreconnect.notification.Delivery;
import io.stoa.simulator.appstoreconnect.notification.Notice;
import io.stoa.simulator.appstoreconnect.notification.Notification;
import io.stoa.simulator.appstoreconnect.notification.NotificationSender;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells what happens to packages to whichever webhooks are configured: the first generation, the second, or both. A
 * notification that chaos drops is a failed delivery.
 */
public final class Announcer {

    private final WebhookRegistry registry;
    private final String marketplaceAppId;
    private final Clock clock;
    private final Chaos chaos;
    private final Map<Endpoint, NotificationSender> senders = new ConcurrentHashMap<>();

    private record Endpoint(URI url, String secret) {}

    /**
     * Speaks for one marketplace.
     *
     * @param marketplaceAppId its item id
     */
    public Announcer(WebhookRegistry registry, String marketplaceAppId, Clock clock, Chaos chaos) {
        this.registry = registry;
        this.marketplaceAppId = marketplaceAppId;
        this.clock = clock;
        this.chaos = chaos;
    }

    /** A package version can be ingested. */
    public List<Delivery> available(PackageVersion version) {
        Notice notice = new Notice.PackageVersionAvailable(
                marketplaceAppId, version.appleItemId(), version.packageId(), version.id(), version.number());
        AppEvent event = new AppEvent.VersionCreated(marketplaceAppId, version.appleItemId(), version.id());
        return tell(Optional.of(notice), event);
    }

    /**
     * A package is available in territories, or not any more. The first generation has no words for anything but an end
     * everywhere.
     */
    public List<Delivery> availability(PackageVersion version, boolean available, List<String> territories) {
        Optional<Notice> notice = ends(available, territories)
                ? Optional.of(new Notice.AppVersionsUnavailable(
                        marketplaceAppId, version.appleItemId(), List.of(version.packageId())))
                : Optional.empty();
        return tell(
                notice,
                new AppEvent.PackageAvailability(
                        marketplaceAppId, version.appleItemId(), version.packageId(), available, territories));
    }

    /** An app is available in territories, or not any more. */
    public List<Delivery> availability(String appleItemId, boolean available, List<String> territories) {
        Optional<Notice> notice = ends(available, territories)
                ? Optional.of(new Notice.AppUnavailable(marketplaceAppId, appleItemId))
                : Optional.empty();
        return tell(notice, new AppEvent.TerritoryAvailability(marketplaceAppId, appleItemId, available, territories));
    }

    private static boolean ends(boolean available, List<String> territories) {
        return !available && territories.containsAll(AppEvent.EVERYWHERE);
    }

    private List<Delivery> tell(Optional<Notice> notice, AppEvent event) {
        List<Delivery> deliveries = new ArrayList<>();
        registry.marketplaceWebhook()
                .flatMap(webhook -> notice.map(
                        known -> sender(webhook.endpointUrl(), webhook.secret()).send(known)))
                .ifPresent(deliveries::add);
        registry.webhooks().stream()
                .filter(webhook -> webhook.wants(event))
                .map(webhook -> tell(webhook, event))
                .forEach(deliveries::add);
        return deliveries;
    }

    private Delivery tell(Webhook webhook, AppEvent event) {
        WebhookDelivery pending = begin(webhook, happened(event), false);
        return sender(webhook.url(), webhook.secret())
                .dispatch(pending.event().notification(), delivery -> end(webhook, pending, delivery));
    }

    /** Begins a test delivery; {@link #carryOut} sends it. */
    public WebhookDelivery ping(Webhook webhook) {
        return begin(webhook, happened(new AppEvent.Ping()), false);
    }

    /** Begins to deliver the same event once more; {@link #carryOut} sends it. */
    public WebhookDelivery redelivery(Webhook webhook, WebhookDelivery template) {
        return begin(webhook, template.event(), true);
    }

    /** Sends what is pending, whatever chaos wants. */
    public void carryOut(Webhook webhook, WebhookDelivery pending) {
        sender(webhook.url(), webhook.secret())
                .deliver(pending.event().notification(), delivery -> end(webhook, pending, delivery));
    }

    /** Every attempt so far, and what was dropped; grouped by webhook, each oldest first. */
    public List<Delivery> told() {
        return senders.values().stream()
                .flatMap(sender -> sender.deliveries().stream())
                .toList();
    }

    /** Sends what was held back to be overtaken and was not. */
    public void release() {
        senders.values().forEach(NotificationSender::release);
    }

    private WebhookEvent happened(AppEvent event) {
        Notification notification = Notification.of(event, UUID.randomUUID().toString(), clock.instant());
        return new WebhookEvent(notification, event.eventType(), clock.instant());
    }

    private WebhookDelivery begin(Webhook webhook, WebhookEvent event, boolean redelivery) {
        WebhookDelivery pending = new WebhookDelivery(
                UUID.randomUUID().toString(), event, clock.instant(), webhook.url(), redelivery, Optional.empty());
        registry.record(webhook.id(), pending);
        return pending;
    }

    private void end(Webhook webhook, WebhookDelivery pending, Delivery delivery) {
        registry.change(webhook.id(), pending.id(), known -> known.ended(delivery));
    }

    private NotificationSender sender(URI url, String secret) {
        return senders.computeIfAbsent(
                new Endpoint(url, secret), endpoint -> new NotificationSender(url, secret, clock, chaos));
    }
}
