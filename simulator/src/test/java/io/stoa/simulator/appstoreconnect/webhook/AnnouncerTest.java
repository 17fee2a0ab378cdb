package io.stoa.simulator.appstoreconnect.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.TestClock;
import io.stoa.simulator.appstoreconnect.TestPackages;
import io.stoa.simulator.appstoreconnect.WebhookReceiver;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageFolder;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.ChaosSettings;
import io.stoa.simulator.appstoreconnect.chaos.Fault;
import io.stoa.simulator.appstoreconnect.chaos.ScriptedFault;
import io.stoa.simulator.appstoreconnect.notification.AppEvent;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncerTest {

    private static final String MARKETPLACE = "6738000001";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final Chaos chaos = new Chaos(ChaosSettings.none(), clock);
    private final WebhookRegistry registry = new WebhookRegistry();
    private final Announcer announcer = new Announcer(registry, MARKETPLACE, clock, chaos);
    private final WebhookReceiver receiver = new WebhookReceiver();
    private PackageVersion version;

    @BeforeEach
    void offer() {
        version = new PackageCatalog().add(new PackageFolder(TestPackages.write(folder, 1, 0)));
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void shouldTellNobodyWhereNobodyListens() {
        assertEquals(List.of(), announcer.available(version));
    }

    @Test
    void shouldTellBothGenerationsTheSameInTheirOwnWords() {
        listenToBoth();
        announcer.available(version);
        announcer.availability(version, false, AppEvent.EVERYWHERE);
        announcer.availability(version.appleItemId(), false, AppEvent.EVERYWHERE);
        assertEquals(
                List.of(
                        "AlternativeDistributionPackageVersionAvailable",
                        "alternativeDistributionPackageVersionCreated",
                        "AppVersionsUnavailable",
                        "alternativeDistributionPackageAvailableUpdated",
                        "AppUnavailable",
                        "alternativeDistributionTerritoryAvailabilityUpdated"),
                receiver.types());
    }

    @Test
    void shouldHaveNoWordsInTheFirstGenerationForASingleTerritoryOrAReturn() {
        listenToBoth();
        announcer.availability(version, false, List.of("DEU"));
        announcer.availability(version, true, AppEvent.EVERYWHERE);
        assertEquals(
                List.of(
                        "alternativeDistributionPackageAvailableUpdated",
                        "alternativeDistributionPackageAvailableUpdated"),
                receiver.types());
        JsonObject attributes = receiver.next().getJsonObject("attributes");
        assertFalse(attributes.getBoolean("available"));
        assertEquals("DEU", attributes.getJsonArray("territories").getString(0));
        assertEquals("2026-02-03T21:22:19.000000Z", attributes.getString("timestamp"));
    }

    @Test
    void shouldNotDisturbAWebhookThatIsOffOrWantsOtherEvents() {
        registry.put(webhook("off", false, "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED"));
        registry.put(webhook("other", true, "BUILD_UPLOAD_STATE_UPDATED"));
        assertEquals(List.of(), announcer.available(version));
    }

    @Test
    void shouldRecordADroppedNotificationAsAFailedDelivery() {
        registry.put(webhook("w", true, "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED"));
        chaos.inject(ScriptedFault.next(Fault.DROPPED));
        announcer.available(version);
        assertEquals(List.of(), receiver.types());
        WebhookDelivery lost = registry.deliveries("w").get(0);
        assertEquals(WebhookDelivery.State.FAILED, lost.state());
        announcer.carryOut(registry.webhook("w").orElseThrow(), lost);
        assertEquals(
                WebhookDelivery.State.SUCCEEDED, registry.deliveries("w").get(0).state());
        assertEquals(lost.event().id(), receiver.next().getString("id"));
    }

    @Test
    void shouldHoldANotificationBackUntilTheNextOne() {
        registry.put(webhook("w", true, "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED"));
        chaos.inject(ScriptedFault.next(Fault.REORDERED));
        announcer.available(version);
        assertEquals(
                WebhookDelivery.State.PENDING, registry.deliveries("w").get(0).state());
        announcer.available(version);
        String overtaker = registry.deliveries("w").get(0).event().id();
        String overtaken = registry.deliveries("w").get(1).event().id();
        assertEquals(overtaker, receiver.next().getString("id"));
        assertEquals(overtaken, receiver.next().getString("id"));
    }

    @Test
    void shouldSendWhatIsHeldBackWhenTold() {
        registry.put(webhook("w", true, "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED"));
        chaos.inject(ScriptedFault.next(Fault.REORDERED));
        announcer.available(version);
        announcer.release();
        assertEquals(1, receiver.types().size());
        assertEquals(1, announcer.told().size());
    }

    @Test
    void shouldSendTheSameBytesTwice() {
        registry.put(new MarketplaceWebhook("m", URI.create(receiver.url()), WebhookReceiver.SECRET));
        chaos.inject(ScriptedFault.next(Fault.DUPLICATED));
        announcer.available(version);
        assertEquals(receiver.next(), receiver.next());
        assertTrue(receiver.types().isEmpty());
    }

    private void listenToBoth() {
        registry.put(new MarketplaceWebhook("m", URI.create(receiver.url()), WebhookReceiver.SECRET));
        registry.put(webhook(
                "w",
                true,
                "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED",
                "ALTERNATIVE_DISTRIBUTION_PACKAGE_AVAILABLE_UPDATED",
                "ALTERNATIVE_DISTRIBUTION_TERRITORY_AVAILABILITY_UPDATED"));
    }

    private Webhook webhook(String id, boolean enabled, String... eventTypes) {
        return new Webhook(
                id, MARKETPLACE, id, URI.create(receiver.url()), WebhookReceiver.SECRET, enabled, List.of(eventTypes));
    }
}
