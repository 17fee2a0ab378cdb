package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.appUnavailable;
import static io.stoa.notification.service.NotificationFixtures.bytes;
import static io.stoa.notification.service.NotificationFixtures.versionAvailable;
import static io.stoa.notification.service.NotificationFixtures.versionsUnavailable;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import jakarta.ejb.EJBException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What App Store Connect was told we have is kept, once, and its command carried out, once. */
class NotificationIntakeTest {

    private final NotificationDesk desk = new NotificationDesk();

    @Test
    void shouldAdmitAndFetchAnAnnouncedVersion() {
        desk.receive(versionAvailable());

        assertEquals(
                List.of(
                        "fetch e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55",
                        "admit 6700012345 58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01 at 2026-02-11T17:14:02.143Z"),
                desk.done);
        assertEquals(Verdict.ACCEPTED, desk.onlyRow().verdict());
    }

    @Test
    void shouldWithdrawEveryPackageThatIsNamed() {
        String two = versionsUnavailable()
                .replace(
                        "[\"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\"]",
                        "[\"58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01\",\"58D6B7C0-0F3E-4CF3-8F0E-5A3A2F1B7E02\"]");
        desk.receive(two);

        assertEquals(
                List.of(
                        "withdraw 6700012345 58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01 at 2026-03-01T16:00:00Z",
                        "withdraw 6700012345 58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e02 at 2026-03-01T16:00:00Z"),
                desk.done);
    }

    @Test
    void shouldWithdrawAWholeApp() {
        desk.receive(appUnavailable());

        assertEquals(List.of("withdraw 6700012345 at 2026-03-02T16:00:00Z"), desk.done);
    }

    @Test
    void shouldTakeADuplicateForAQuietSuccess() {
        desk.receive(appUnavailable());
        desk.receive(appUnavailable());
        desk.receive(appUnavailable().replace(" ", ""));

        assertEquals(1, desk.rows.size());
        assertEquals(1, desk.done.size());
    }

    @Test
    void shouldKeepTheBodyByteForByte() {
        byte[] body = bytes("\n " + appUnavailable() + "\t");
        desk.intake.receive(body);

        assertArrayEquals(body, desk.onlyRow().body());
        assertEquals(NotificationDesk.NOW, desk.onlyRow().receivedAt());
    }

    @Test
    void shouldSetAsideWhatIsForAnotherMarketplaceOfTheAccount() {
        desk.receive(appUnavailable().replace("6700000001", "6700000002"));

        assertEquals(Verdict.FOREIGN_MARKETPLACE, desk.onlyRow().verdict());
        assertEquals(List.of(), desk.done);
    }

    @Test
    void shouldSetAsideWhatIsForAMarketplaceWhereThereIsNone() {
        desk.marketplace = Optional.empty();
        desk.receive(appUnavailable());

        assertEquals(Verdict.FOREIGN_MARKETPLACE, desk.onlyRow().verdict());
        assertEquals(List.of(), desk.done);
    }

    @Test
    void shouldTakeANotificationThatNamesNoMarketplaceForOurs() {
        desk.receive(appUnavailable().replace("marketplaceAppId", "other"));

        assertEquals(Verdict.ACCEPTED, desk.onlyRow().verdict());
    }

    @Test
    void shouldKeepAnUnknownTypeWithoutFailing() {
        desk.receive(appUnavailable().replace("AppUnavailable", "AppRenamed"));

        assertEquals(Verdict.UNKNOWN_TYPE, desk.onlyRow().verdict());
        assertEquals(Optional.of("AppRenamed"), desk.onlyRow().type());
        assertEquals(List.of(), desk.done);
    }

    @Test
    void shouldKeepARejectedBodyWithTheReasonAndStillRefuseIt() {
        MalformedNotification refusal =
                assertThrows(MalformedNotification.class, () -> desk.receive("{\"data\":{\"id\":7}}"));

        assertEquals(Verdict.REJECTED, desk.onlyRow().verdict());
        assertEquals(Optional.of(refusal.sentence()), desk.onlyRow().detail());
        assertEquals(Optional.empty(), desk.onlyRow().appleId());
    }

    @Test
    void shouldKeepEveryRejectedBodyThoughTheyAreAlike() {
        assertThrows(MalformedNotification.class, () -> desk.receive("{}"));
        assertThrows(MalformedNotification.class, () -> desk.receive("{}"));

        assertEquals(2, desk.rows.size());
    }

    @Test
    void shouldBeQuietWhenAnotherDeliveryOfTheSameWinsTheRace() {
        desk.racing = ours -> desk.rows.add(ours);

        desk.receive(appUnavailable());

        assertEquals(1, desk.rows.size());
    }

    @Test
    void shouldTryOnceMoreWhenARaceWasAboutAnotherRow() {
        desk.racing = ours -> {};

        desk.receive(appUnavailable());

        assertEquals(1, desk.rows.size());
        assertEquals(List.of("withdraw 6700012345 at 2026-03-02T16:00:00Z"), desk.done);
    }

    @Test
    void shouldNotSayThatItHasWhatTheDatabaseDidNotKeep() {
        desk.databaseAway = true;

        assertThrows(EJBException.class, () -> desk.receive(appUnavailable()));
        assertEquals(List.of(), desk.rows);
    }

    @Test
    void shouldKeepTheEnvelopeWhereItCanBeSearched() {
        desk.receive(versionAvailable());

        ReceivedNotification row = desk.onlyRow();
        assertEquals(Optional.of("c1c52f6e-4c6b-4f0b-9a06-7c6df1d1aa10"), row.appleId());
        assertEquals("2026-02-11T17:14:02.143Z", row.eventTime().orElseThrow().toString());
    }

    @Test
    void shouldNotLetANotificationForgeALineOfTheLog() {
        desk.receive(appUnavailable()
                .replace("AppUnavailable", "Ping\\nnotification.received type=Forged")
                .replace("77aa52f6", "77\\r\\n"));

        assertEquals(1, desk.rows.size());
        MarketplaceNotification.Envelope kept = desk.parsed.get(0).envelope();
        assertEquals("Ping\nnotification.received type=Forged", kept.type());
        assertEquals("Ping?notification.received?type=Forged", NotificationCommands.printable(kept.type()));
    }
}
