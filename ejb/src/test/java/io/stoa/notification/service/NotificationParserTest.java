package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.VERSION;
import static io.stoa.notification.service.NotificationFixtures.appUnavailable;
import static io.stoa.notification.service.NotificationFixtures.recorded;
import static io.stoa.notification.service.NotificationFixtures.versionAvailable;
import static io.stoa.notification.service.NotificationFixtures.versionsUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.AppUnavailable;
import io.stoa.notification.MarketplaceNotification.AppVersionsUnavailable;
import io.stoa.notification.MarketplaceNotification.Envelope;
import io.stoa.notification.MarketplaceNotification.PackageVersionAvailable;
import io.stoa.notification.MarketplaceNotification.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationParserTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId DOCUMENTED_APP = new AppleItemId(1111);

    private final NotificationParser parser = new NotificationParser();

    @Test
    void shouldReadTheDocumentedNoticeOfANewPackageVersion() {
        PackageVersionAvailable notice = assertInstanceOf(
                PackageVersionAvailable.class,
                parser.parse(recorded("documented-legacy-AlternativeDistributionPackageVersionAvailable.json")));

        assertEquals(DOCUMENTED_APP, notice.app());
        assertEquals(PackageId.parse("f826eb7a-fa2b-420f-a780-356106195663"), notice.packageId());
        assertEquals(
                "6b29fc40-ca47-1067-b31d-00dd010662da",
                notice.packageVersionId().value());
        assertEquals(
                new Envelope(
                        "543c3939-2db6-4fbc-9672-fb0ec5687624",
                        "AlternativeDistributionPackageVersionAvailable",
                        Optional.of(new AppleItemId(3839839)),
                        Optional.of(DOCUMENTED_APP),
                        Instant.parse("2023-11-27T18:40:32.143Z")),
                notice.envelope());
    }

    @Test
    void shouldReadTheDocumentedNoticeOfWithdrawnVersions() {
        AppVersionsUnavailable notice = assertInstanceOf(
                AppVersionsUnavailable.class, parser.parse(recorded("documented-legacy-AppVersionsUnavailable.json")));

        assertEquals(DOCUMENTED_APP, notice.app());
        assertEquals(List.of(new PackageId("f826eb7a-fa2b-420f-a780-356106195663")), notice.packageIds());
    }

    @Test
    void shouldReadTheDocumentedNoticeOfAWithdrawnApp() {
        AppUnavailable notice =
                assertInstanceOf(AppUnavailable.class, parser.parse(recorded("documented-legacy-AppUnavailable.json")));

        assertEquals(DOCUMENTED_APP, notice.app());
    }

    @Test
    void shouldReadBothSpellingsOfApplesOwnPages() {
        String singular = versionsUnavailable().replace("AppVersionsUnavailable", "AppVersionUnavailable");

        assertInstanceOf(AppVersionsUnavailable.class, parse(singular));
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
                {"data":{"type":"Ping","version":1,"id":"1","timestamp":"2026-02-11T09:14:07.246-08:00"}}""");

        assertEquals(
                Instant.parse("2026-02-11T17:14:07.246Z"), notice.envelope().eventTime());
        assertEquals(Optional.empty(), notice.envelope().appleItemId());
    }

    @Test
    void shouldIgnoreMembersNobodyKnowsYet() {
        assertInstanceOf(
                AppUnavailable.class,
                parse(appUnavailable().replace("\"version\":1", "\"version\":1,\"new\":{\"a\":[1,null]}")));
    }

    @Test
    void shouldUnderstandTheOffsetThatStrictReadersRefuse() {
        assertEquals(
                Instant.parse("2026-03-02T16:00:00Z"),
                parse(appUnavailable()).envelope().eventTime());
    }

    private MarketplaceNotification parse(String body) {
        return parser.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
