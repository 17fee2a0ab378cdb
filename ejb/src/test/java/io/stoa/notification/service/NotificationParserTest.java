package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.VERSION;
import static io.stoa.notification.service.NotificationFixtures.appUnavailable;
import static io.stoa.notification.service.NotificationFixtures.packageUpdated;
import static io.stoa.notification.service.NotificationFixtures.recorded;
import static io.stoa.notification.service.NotificationFixtures.stateUpdated;
import static io.stoa.notification.service.NotificationFixtures.versionAvailable;
import static io.stoa.notification.service.NotificationFixtures.versionCreated;
import static io.stoa.notification.service.NotificationFixtures.versionsUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Territory;
import io.stoa.notification.Generation;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.AppAvailability;
import io.stoa.notification.MarketplaceNotification.AppStoreVersionState;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.PackageVersionAvailable;
import io.stoa.notification.MarketplaceNotification.PackagesAvailability;
import io.stoa.notification.MarketplaceNotification.Ping;
import io.stoa.notification.MarketplaceNotification.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationParserTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId DOCUMENTED_APP = new AppleItemId(1111);

    private static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    private final NotificationParser parser = new NotificationParser();

    @Test
    void shouldReadTheDocumentedNoticeOfANewPackageVersion() {
        PackageVersionAvailable notice = assertInstanceOf(
                PackageVersionAvailable.class,
                parser.parse(recorded("documented-legacy-AlternativeDistributionPackageVersionAvailable.json"), NOW));

        assertEquals(DOCUMENTED_APP, notice.app());
        assertEquals(PackageId.parse("f826eb7a-fa2b-420f-a780-356106195663"), notice.packageId());
        assertEquals(
                "6b29fc40-ca47-1067-b31d-00dd010662da",
                notice.packageVersionId().value());
        assertEquals(
                new Envelope(
                        "543c3939-2db6-4fbc-9672-fb0ec5687624",
                        "AlternativeDistributionPackageVersionAvailable",
                        Generation.FIRST,
                        Optional.of(new AppleItemId(3839839)),
                        Optional.of(DOCUMENTED_APP),
                        Instant.parse("2023-11-27T18:40:32.143Z")),
                notice.envelope());
    }

    @Test
    void shouldReadTheDocumentedNoticeOfWithdrawnVersions() {
        PackagesAvailability notice = assertInstanceOf(
                PackagesAvailability.class,
                parser.parse(recorded("documented-legacy-AppVersionsUnavailable.json"), NOW));

        assertEquals(DOCUMENTED_APP, notice.app());
        assertEquals(List.of(new PackageId("f826eb7a-fa2b-420f-a780-356106195663")), notice.packageIds());
    }

    @Test
    void shouldReadTheDocumentedNoticeOfAWithdrawnApp() {
        AppAvailability notice = assertInstanceOf(
                AppAvailability.class, parser.parse(recorded("documented-legacy-AppUnavailable.json"), NOW));

        assertEquals(DOCUMENTED_APP, notice.app());
    }

    @Test
    void shouldReadBothSpellingsOfApplesOwnPages() {
        String singular = versionsUnavailable().replace("AppVersionsUnavailable", "AppVersionUnavailable");

        assertInstanceOf(PackagesAvailability.class, parse(singular));
        assertEquals("AppVersionUnavailable", parse(singular).envelope().type());
    }

    @Test
    void shouldTakeIdsInEitherCaseForTheSame() {
        PackageVersionAvailable notice = (PackageVersionAvailable) parse(versionAvailable());
        PackageVersionAvailable lower =
                (PackageVersionAvailable) parse(versionAvailable().replace(VERSION, VERSION.toLowerCase()));

        assertEquals(notice.packageVersionId(), lower.packageVersionId());
        assertEquals(new PackageVersionId(VERSION), lower.packageVersionId());
    }

    @Test
    void shouldKeepATypeItDoesNotKnow() {
        Unknown notice =
                assertInstanceOf(Unknown.class, parse(appUnavailable().replace("AppUnavailable", "AppRenamed")));

        assertEquals("AppRenamed", notice.envelope().type());
        assertEquals(Optional.of(KITE), notice.envelope().appleItemId());
    }

    @Test
    void shouldKeepALaterVersionOfAKnownTypeInsteadOfGuessing() {
        assertInstanceOf(Unknown.class, parse(appUnavailable().replace("\"version\":1", "\"version\":2")));
    }

    @Test
    void shouldTellAnUnknownNoticeWithoutAttributesByItsTimestamp() {
        MarketplaceNotification notice = parse(
                """
                {"data":{"type":"AppRenamed","version":1,"id":"1","timestamp":"2026-02-11T09:14:07.246-08:00"}}""");

        assertEquals(
                Instant.parse("2026-02-11T17:14:07.246Z"), notice.envelope().eventTime());
        assertEquals(Optional.empty(), notice.envelope().appleItemId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":{\"type\":\"AppRenamed\",\"id\":\"1\"}}",
                "{\"data\":{\"type\":\"AppRenamed\",\"id\":\"1\",\"version\":\"2.0\",\"timestamp\":\"soon\"}}",
                "{\"data\":{\"type\":\"AppRenamed\",\"id\":\"1\",\"version\":1.5,\"attributes\":[7]}}",
                "{\"data\":{\"type\":\"AppRenamed\",\"id\":\"1\",\"relationships\":\"none\"}}",
                "{\"data\":{\"type\":\"AppRenamed\",\"id\":\"1\",\"attributes\":{\"marketplaceAppId\":7,\"appId\":7}}}",
                "{\"data\":{\"type\":\"AppUnavailable\",\"id\":\"1\",\"version\":2}}"
            })
    void shouldKeepWhatItDoesNotKnowInWhateverFormItComes(String body) {
        Unknown notice = assertInstanceOf(Unknown.class, parse(body));

        assertEquals("1", notice.envelope().id());
        assertEquals(NOW, notice.envelope().eventTime());
        assertEquals(Optional.empty(), notice.envelope().marketplaceId());
        assertEquals(Optional.empty(), notice.envelope().appleItemId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"id\":7", ",\"id\":\" \""})
    void shouldTellAnUnknownNoticeWithoutAnIdByItsContent(String id) {
        String body = "{\"data\":{\"type\":\"AppRenamed\"" + id + "}}";
        String told = parse(body).envelope().id();

        assertEquals(told, parse(body).envelope().id());
        assertNotEquals(
                told, parse(body.replace("Renamed", "Removed")).envelope().id());
    }

    @Test
    void shouldStillTellForWhomAnUnknownNoticeIs() {
        String first = appUnavailable().replace("AppUnavailable", "AppRenamed");
        String second = stateUpdated()
                .replace("appStoreVersionAppVersionStateUpdated", "AppRenamed")
                .replace("\"instance\"", "\"marketplaceApp\"");

        assertEquals(
                Optional.of(new AppleItemId(6700000001L)),
                parse(first).envelope().marketplaceId());
        assertEquals(Generation.FIRST, parse(first).envelope().generation());
        assertEquals(Optional.of(new AppleItemId(42)), parse(second).envelope().marketplaceId());
        assertEquals(Generation.SECOND, parse(second).envelope().generation());
    }

    @Test
    void shouldIgnoreMembersNobodyKnowsYet() {
        assertInstanceOf(
                AppAvailability.class,
                parse(appUnavailable().replace("\"version\":1", "\"version\":1,\"new\":{\"a\":[1,null]}")));
    }

    @Test
    void shouldUnderstandTheOffsetThatStrictReadersRefuse() {
        assertEquals(
                Instant.parse("2026-03-02T16:00:00Z"),
                parse(appUnavailable()).envelope().eventTime());
    }

    @Test
    void shouldReadTheDocumentedNoticeOfACreatedPackageVersion() {
        PackageVersionAvailable notice = assertInstanceOf(
                PackageVersionAvailable.class,
                parser.parse(recorded("documented-v4-alternativeDistributionPackageVersionCreated.json"), NOW));

        assertEquals(new AppleItemId(10795428705L), notice.app());
        assertEquals(Optional.empty(), notice.packageId());
        assertEquals(new PackageVersionId("8d50a4f6-7653-4ccc-b9e2-b0133eb9b0d3"), notice.packageVersionId());
        assertEquals(
                new Envelope(
                        "419ee583-c17e-4b24-84e1-738c24eb47a4",
                        "alternativeDistributionPackageVersionCreated",
                        Generation.SECOND,
                        Optional.of(new AppleItemId(10738627177L)),
                        Optional.of(new AppleItemId(10795428705L)),
                        Instant.parse("2025-07-10T22:35:02.541411Z")),
                notice.envelope());
    }

    @Test
    void shouldReadTheDocumentedNoticeOfAPackageInItsTerritories() {
        PackagesAvailability notice = assertInstanceOf(
                PackagesAvailability.class,
                parser.parse(recorded("documented-v4-alternativeDistributionPackageAvailableUpdated.json"), NOW));

        assertEquals(List.of(new PackageId("2d2c0995-dc9b-455a-bbd8-316c0a1e893f")), notice.packageIds());
        assertTrue(notice.change().available());
        assertEquals(27, notice.change().territories().named().size());
        assertTrue(notice.change().territories().named().contains(new Territory("MLT")));
        assertEquals(
                Instant.parse("2025-07-11T17:47:14.498347Z"), notice.change().at());
    }

    @Test
    void shouldReadTheDocumentedNoticeOfAnAppInItsTerritories() {
        AppAvailability notice = assertInstanceOf(
                AppAvailability.class,
                parser.parse(recorded("documented-v4-alternativeDistributionTerritoryAvailabilityUpdated.json"), NOW));

        assertEquals(new AppleItemId(10795421620L), notice.app());
        assertEquals(27, notice.change().territories().named().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTERNATIVE_DISTRIBUTION_PACKAGE_VERSION_CREATED",
                "AlternativeDistributionPackageVersionCreated",
                "alternativeDistributionPackageVersionCreated"
            })
    void shouldReadATypeAsEventsAndAsSubscriptionsSpellIt(String spelling) {
        String body = versionCreated().replace("alternativeDistributionPackageVersionCreated", spelling);

        assertInstanceOf(PackageVersionAvailable.class, parse(body));
        assertEquals(spelling, parse(body).envelope().type());
    }

    @Test
    void shouldReadWhatSamplesLeaveOut() {
        String bare = versionCreated()
                .replace("\"version\":1,", "")
                .replace("{\"data\":{\"type\":\"apps\",\"id\":\"6700000001\"}}", "{\"id\":\"6700000001\"}");

        assertEquals(parse(versionCreated()), parse(bare));
    }

    @Test
    void shouldTakeNoListOfTerritoriesForEverywhere() {
        String none = packageUpdated(false, "\"MLT\"").replace("\"territories\":[\"MLT\"],", "");

        assertEquals(parse(packageUpdated(false, "")), parse(none));
        assertTrue(((PackagesAvailability) parse(none)).change().territories().isEverywhere());
    }

    @Test
    void shouldReadTheStateOfAVersionOfOurOwn() {
        AppStoreVersionState notice = assertInstanceOf(AppStoreVersionState.class, parse(stateUpdated()));

        assertEquals(Optional.of("42"), notice.appStoreVersionId());
        assertEquals(Optional.of("READY_FOR_DISTRIBUTION"), notice.state());
        assertInstanceOf(
                AppStoreVersionState.class,
                parse(stateUpdated()
                        .replace(
                                "appStoreVersionAppVersionStateUpdated",
                                "APP_STORE_VERSIONS_APP_VERSION_STATE_UPDATED")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ping\":true}",
                "{\"data\":{\"ping\":true}}",
                "{\"data\":{\"type\":\"webhookPings\",\"id\":\"7\"}}",
                "{\"data\":{\"type\":\"WEBHOOK_PING\",\"attributes\":{\"timestamp\":\"now\"}}}",
                "{\"data\":{\"type\":\"ping\",\"id\":null}}",
                "{\"data\":{\"type\":\"other\",\"attributes\":{\"ping\":true}}}"
            })
    void shouldTakeWhateverCallsItselfAPingForOne(String body) {
        Ping ping = assertInstanceOf(Ping.class, parse(body));

        assertEquals(NOW, ping.envelope().eventTime());
        assertEquals(ping.envelope().id(), parse(body).envelope().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"appShippingUpdated", "mapping", "Pinged"})
    void shouldNotHearAPingInAnotherWord(String type) {
        assertInstanceOf(Unknown.class, parse(appUnavailable().replace("\"AppUnavailable\"", "\"" + type + "\"")));
    }

    private MarketplaceNotification parse(String body) {
        return parser.parse(body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
