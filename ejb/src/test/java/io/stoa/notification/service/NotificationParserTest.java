package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.PACKAGE;
import static io.stoa.notification.service.NotificationFixtures.VERSION;
import static io.stoa.notification.service.NotificationFixtures.appUnavailable;
import static io.stoa.notification.service.NotificationFixtures.bytes;
import static io.stoa.notification.service.NotificationFixtures.recorded;
import static io.stoa.notification.service.NotificationFixtures.versionAvailable;
import static io.stoa.notification.service.NotificationFixtures.versionsUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.notification.MalformedNotification;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertEquals(PackageId.parse("f826eb7a-fa2b-420f-a780-356106195663"), Optional.of(notice.packageId()));
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

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "version", "attributes", "appId"})
    void shouldMissAMemberThatEveryNoticeOfAnAppNeeds(String member) {
        String renamed = appUnavailable().replace("\"" + member + "\"", "\"x\"");

        assertNotEquals(appUnavailable(), renamed);
        assertThrows(MalformedNotification.class, () -> parse(renamed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alternativeDistributionPackageId", "alternativeDistributionPackageVersionId", "appId"})
    void shouldNameTheMemberThatANewPackageVersionLacks(String member) {
        MalformedNotification refusal = assertThrows(
                MalformedNotification.class, () -> parse(versionAvailable().replace("\"" + member + "\"", "\"x\"")));

        assertTrue(refusal.sentence().contains(member), refusal.sentence());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "\"2026-13-01T00:00:00Z\"",
                "\"2026-03-02T16:00:00\"",
                "\"+99999-01-01T00:00:00Z\"",
                "\"-0400-01-01T00:00:00Z\"",
                "\"\""
            })
    void shouldRefuseATimeThatIsNone(String time) {
        String body = appUnavailable().replace("\"2026-03-02T16:00:00.000-00:00\"", time);

        assertNotEquals(appUnavailable(), body);
        assertThrows(MalformedNotification.class, () -> parse(body));
    }

    @Test
    void shouldRefuseANoticeWithoutAnyTime() {
        String timeless = appUnavailable().replace("\"timestamp\"", "\"t\"").replace("\"eventTimestamp\"", "\"e\"");

        assertThrows(MalformedNotification.class, () -> parse(timeless));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6700012345",
                "\"670001234x\"",
                "\"0\"",
                "\"-1\"",
                "\"18446744073709551617\"",
                "null",
                "{}",
                "[\"6700012345\"]"
            })
    void shouldRefuseAnAppIdInAnotherForm(String appId) {
        String body = appUnavailable().replace("\"6700012345\"", appId);

        assertThrows(MalformedNotification.class, () -> parse(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "7", "null", "{}", "\"a\\u0000b\"", "\"\\ud800\""})
    void shouldRefuseAnIdThatNoRowCanHold(String id) {
        String body = appUnavailable().replace("\"77aa52f6-4c6b-4f0b-9a06-7c6df1d1aa12\"", id);

        assertThrows(MalformedNotification.class, () -> parse(body));
    }

    @Test
    void shouldRefuseAnIdOrATypeLongerThanItsColumn() {
        assertThrows(
                MalformedNotification.class,
                () -> parse(appUnavailable().replace("77aa52f6-4c6b-4f0b-9a06-7c6df1d1aa12", "a".repeat(65))));
        assertThrows(
                MalformedNotification.class,
                () -> parse(appUnavailable().replace("\"AppUnavailable\"", "\"" + "T".repeat(129) + "\"")));
        assertInstanceOf(
                AppUnavailable.class,
                parse(appUnavailable().replace("77aa52f6-4c6b-4f0b-9a06-7c6df1d1aa12", "a".repeat(64))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"" + PACKAGE + "\"",
                "[7]",
                "[\"../../etc\"]",
                "[null]",
                "{}",
                "[[\"" + PACKAGE + "\"]]",
                "[\"" + PACKAGE + "\",\"" + PACKAGE + "x\"]"
            })
    void shouldRefusePackageIdsInAnotherForm(String ids) {
        assertThrows(
                MalformedNotification.class, () -> parse(versionsUnavailable().replace("[\"" + PACKAGE + "\"]", ids)));
    }

    @Test
    void shouldTakeNoMoreThanAThousandPackageIdsAtOnce() {
        String one = "\"" + PACKAGE + "\"";
        String thousand = "[" + (one + ",").repeat(999) + one + "]";
        String more = "[" + (one + ",").repeat(1_000) + one + "]";

        AppVersionsUnavailable notice =
                (AppVersionsUnavailable) parse(versionsUnavailable().replace("[" + one + "]", thousand));

        assertEquals(1_000, notice.packageIds().size());
        assertThrows(
                MalformedNotification.class, () -> parse(versionsUnavailable().replace("[" + one + "]", more)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "\"data\"",
                "{}",
                "{\"data\":null}",
                "{\"data\":[]}",
                "{\"data\":\"\"}",
                "<html>",
                "\ufeff{\"data\":{}}",
                "{\"data\":{\"version\":1e99999999999}}",
                "\u0000"
            })
    void shouldRefuseWhatIsNoNoticeAtAll(String body) {
        assertThrows(MalformedNotification.class, () -> parse(body));
    }

    @Test
    void shouldRefuseANumberLongerThanItsReaderTakes() {
        String body = appUnavailable().replace("\"version\":1", "\"version\":" + "1".repeat(2_000));

        assertThrows(MalformedNotification.class, () -> parse(body));
    }

    @Test
    void shouldRefuseAMemberThatIsThereTwice() {
        String body = appUnavailable().replace("\"appId\":", "\"appId\":\"1\",\"appId\":");

        assertThrows(MalformedNotification.class, () -> parse(body));
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_001, 10_000, 500_000})
    void shouldRefuseDeepNestingWhateverItsReaderWouldBear(int depth) {
        String nested = "[".repeat(depth) + "]".repeat(depth);

        assertThrows(
                MalformedNotification.class,
                () -> parse(appUnavailable().replace("\"version\":1", "\"version\":1,\"x\":" + nested)));
    }

    @Test
    void shouldNotTakeBracketsInATextForTheEndOfNesting() {
        String hidden = "\"y\":\"" + "]".repeat(20_000) + "\",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000);

        assertThrows(
                MalformedNotification.class,
                () -> parse(appUnavailable().replace("\"version\":1", "\"version\":1," + hidden)));
    }

    @Test
    void shouldNotTakeBracketsInATextForNesting() {
        String text = "\"y\":\"" + "[".repeat(100) + "\\\"{{{\"";

        assertInstanceOf(
                AppUnavailable.class, parse(appUnavailable().replace("\"version\":1", "\"version\":1," + text)));
    }

    @Property
    void shouldReadOrRefuseWhateverCameOutOfADocumentedNotice(@ForAll("mutations") byte[] body) {
        readOrRefuse(body);
    }

    @Property
    void shouldReadOrRefuseAnyBytes(@ForAll @Size(max = 300) byte[] body) {
        readOrRefuse(body);
    }

    // any other failure would be answered as ours, and the notification lost
    private void readOrRefuse(byte[] body) {
        try {
            assertFalse(parser.parse(body).envelope().id().isBlank());
        } catch (MalformedNotification refused) {
            assertFalse(refused.sentence().isBlank());
        }
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return Arbitraries.of(versionAvailable(), versionsUnavailable(), appUnavailable())
                .flatMap(notice -> Arbitraries.integers()
                        .between(0, notice.length())
                        .flatMap(at -> pieces().flatMap(piece -> Arbitraries.integers()
                                .between(0, Math.min(30, notice.length() - at))
                                .map(cut -> mutate(notice, at, cut, piece)))));
    }

    private static Arbitrary<String> pieces() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "\"",
                        "{",
                        "}",
                        "]",
                        "[",
                        ",",
                        ":",
                        "null",
                        "1e400",
                        "-0",
                        "\\u0000",
                        "\\ud83d",
                        "9".repeat(1_200),
                        "\\",
                        "true"),
                Arbitraries.strings().ofMaxLength(5));
    }

    private static byte[] mutate(String notice, int at, int cut, String piece) {
        return bytes(notice.substring(0, at) + piece + notice.substring(at + cut));
    }

    private MarketplaceNotification parse(String body) {
        return parser.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
