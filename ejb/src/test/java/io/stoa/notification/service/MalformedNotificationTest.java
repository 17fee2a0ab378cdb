package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.PACKAGE;
import static io.stoa.notification.service.NotificationFixtures.appUnavailable;
import static io.stoa.notification.service.NotificationFixtures.bytes;
import static io.stoa.notification.service.NotificationFixtures.versionAvailable;
import static io.stoa.notification.service.NotificationFixtures.versionsUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.MarketplaceNotification.AppAvailability;
import io.stoa.notification.MarketplaceNotification.PackagesAvailability;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is signed but no notification is refused by name, and nothing else happens. */
class MalformedNotificationTest {

    private final NotificationParser parser = new NotificationParser();

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
                AppAvailability.class,
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

        PackagesAvailability notice =
                (PackagesAvailability) parse(versionsUnavailable().replace("[" + one + "]", thousand));

        assertEquals(1_000, notice.packageIds().size());
        assertThrows(
                MalformedNotification.class, () -> parse(versionsUnavailable().replace("[" + one + "]", more)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"appId\":\"6700012345\"=>\"appId\":6700012345",
                "\"available\":true=>\"available\":\"true\"",
                "\"available\":true=>\"x\":true",
                "[\"MLT\"]=>\"MLT\"",
                "\"MLT\"=>\"MT\"",
                "\"MLT\"=>7",
                "\"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\"=>\"../../etc\"",
                "\"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\"=>58",
                "\"instance\"=>\"x\"",
                "\"6700000001\"=>6700000001",
                "\"6700000001\"=>\"kite\"",
                "\"timestamp\"=>\"t\"",
                "100200Z=>100200"
            })
    void shouldRefuseANoticeOfTheSecondGenerationInAnotherForm(String change) {
        String[] parts = change.split("=>");
        String body = NotificationFixtures.packageUpdated(true, "\"MLT\"");

        assertNotEquals(body, body.replace(parts[0], parts[1]));
        assertThrows(MalformedNotification.class, () -> parse(body.replace(parts[0], parts[1])));
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
                AppAvailability.class, parse(appUnavailable().replace("\"version\":1", "\"version\":1," + text)));
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
            assertFalse(parser.parse(body, Instant.EPOCH).envelope().id().isBlank());
        } catch (MalformedNotification refused) {
            assertFalse(refused.sentence().isBlank());
        }
    }

    @Provide
    Arbitrary<byte[]> mutations() {
        return Arbitraries.of(
                        versionAvailable(),
                        versionsUnavailable(),
                        appUnavailable(),
                        NotificationFixtures.versionCreated(),
                        NotificationFixtures.packageUpdated(true, "\"MLT\""),
                        NotificationFixtures.stateUpdated())
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
        return parser.parse(body.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    }
}
