package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.appUnavailable;
import static io.stoa.notification.service.NotificationFixtures.bytes;
import static io.stoa.notification.service.NotificationFixtures.versionAvailable;
import static io.stoa.notification.service.NotificationFixtures.versionsUnavailable;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.Delivery;
import io.stoa.notification.Generation;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.time.Duration;
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
        desk.intake.receive(new Delivery(body, "", 0));

        assertArrayEquals(body, desk.onlyRow().body());
        assertEquals(desk.now, desk.onlyRow().receivedAt());
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
    void shouldHaveKeptItBeforeAnythingIsDoneAboutIt() {
        desk.trouble = new EJBException("a lock that somebody holds");
        desk.keep(appUnavailable());

        assertEquals(Optional.of(desk.now), desk.onlyRow().nextTryAt());
        assertEquals(1, desk.rings);
        assertEquals(List.of(), desk.attempts);
    }

    @Test
    void shouldHaveKeptItThoughTheBellIsGone() {
        desk.intake.bell = () -> {
            throw new EJBException("the node is stopping");
        };

        desk.keep(appUnavailable());
        assertEquals(Optional.of(desk.now), desk.onlyRow().nextTryAt());
    }

    @Test
    void shouldRingForNothingThatIsKeptAlready() {
        desk.keep(appUnavailable());
        desk.keep(appUnavailable());

        assertEquals(1, desk.rings);
    }

    @Test
    void shouldTryOnceMoreWhenARaceWasAboutAnotherRow() {
        desk.troubleOnce = new EJBException(new SQLException("the key of an app is taken", "23505"));

        desk.receive(appUnavailable());

        assertEquals(List.of("withdraw 6700012345 at 2026-03-02T16:00:00Z"), desk.done);
        assertEquals(1, desk.attempts.size());
    }

    @Test
    void shouldNotLetOneThatFailsStopTheOthers() {
        desk.keep(appUnavailable());
        desk.keep(appUnavailable().replace("77aa52f6", "77aa52f7"));
        desk.troubleOnce = new EJBException("a bug of ours");
        desk.replay.actOnDue();

        assertEquals(List.of("withdraw 6700012345 at 2026-03-02T16:00:00Z"), desk.done);
        assertEquals(
                1, desk.rows.stream().filter(row -> row.nextTryAt().isPresent()).count());
    }

    @Test
    void shouldPassOverARowThatCannotEvenBePutBack() {
        desk.keep(appUnavailable());
        desk.stuck.add(desk.onlyRow().id());
        desk.keep(appUnavailable().replace("77aa52f6", "77aa52f7"));
        desk.replay.actOnDue();

        assertEquals(List.of("withdraw 6700012345 at 2026-03-02T16:00:00Z"), desk.done);
    }

    @Test
    void shouldLeaveTheRestForLaterWhenTheDatabaseIsAway() {
        for (int i = 0; i < 9; i++) {
            desk.keep(appUnavailable().replace("77aa52f6", "77aa52f" + i));
        }
        desk.rows.forEach(row -> desk.stuck.add(row.id()));

        assertFalse(desk.replay.actOnDue(), "nobody should try at once again");
        assertEquals(6, desk.locks, "three rows, to act on and to put back");
    }

    @Test
    void shouldActOnAFewOfAFloodAndSayThatThereAreMore() {
        for (int i = 0; i < NotificationReplay.AT_ONCE + 5; i++) {
            desk.keep(appUnavailable().replace("77aa52f6", "77aa52%02d".formatted(i)));
        }

        assertTrue(desk.replay.actOnDue(), "there are more");
        assertEquals(NotificationReplay.AT_ONCE, desk.done.size());
        assertFalse(desk.replay.actOnDue(), "that was all");
        assertEquals(NotificationReplay.AT_ONCE + 5, desk.done.size());
    }

    @Test
    void shouldNoteTheAttemptAndWhichSecretSigned() {
        desk.receive(appUnavailable());

        assertEquals(AttemptOutcome.CARRIED_OUT, desk.attempts.get(0).outcome());
        assertEquals(Optional.of(1), desk.onlyRow().signedBy());
        assertEquals(
                Optional.of("content-type: application/json"), desk.onlyRow().headers());
        assertEquals(Optional.of(Generation.FIRST), desk.onlyRow().generation());
        assertEquals(1, desk.onlyRow().attempts());
    }

    @Test
    void shouldKeepWhatCannotBeCarriedOutAndTryItAgain() {
        desk.trouble = new EJBException("a bug of ours");
        desk.receive(appUnavailable());

        assertEquals(Verdict.ACCEPTED, desk.onlyRow().verdict());
        assertEquals(Optional.of(desk.now.plusSeconds(5)), desk.onlyRow().nextTryAt());
        assertEquals(List.of(), desk.done);
        assertEquals(AttemptOutcome.FAILED, last(desk).outcome());

        desk.trouble = null;
        desk.replay.actOnDue();
        assertEquals(List.of(), desk.done, "it is not due yet");

        desk.clock.advance(Duration.ofSeconds(5));
        desk.replay.actOnDue();
        assertEquals(List.of("withdraw 6700012345 at 2026-03-02T16:00:00Z"), desk.done);
        assertEquals(Optional.empty(), desk.onlyRow().nextTryAt());
        assertEquals(AttemptOutcome.CARRIED_OUT, last(desk).outcome());
        assertEquals(2, desk.onlyRow().attempts());
    }

    @Test
    void shouldWaitLongerFromFailureToFailureAndSayWhatAPersonShouldKnow() {
        desk.trouble = new MarketplaceException(FailureCode.NO_SPACE, "Free some.");
        desk.receive(appUnavailable());
        desk.clock.advance(Duration.ofSeconds(5));
        desk.replay.actOnDue();

        assertEquals(
                Optional.of(desk.clock.instant().plusSeconds(10)),
                desk.onlyRow().nextTryAt());
        assertEquals(Optional.of("Free some."), last(desk).detail());
    }

    @Test
    void shouldWaitForHoursOnceItHasFailedTenTimesButNeverLongerThanSix() {
        assertEquals(Duration.ofSeconds(5 << 8), InboxService.pauseAfter(8));
        assertEquals(Duration.ofSeconds(5 << 9), InboxService.pauseAfter(9));
        assertEquals(Duration.ofSeconds(5 << 12), InboxService.pauseAfter(12));
        assertEquals(Duration.ofHours(6), InboxService.pauseAfter(13));
        assertEquals(Duration.ofHours(6), InboxService.pauseAfter(Integer.MAX_VALUE));
    }

    @Test
    void shouldTryWhatFailsForEverNoMoreThanFourTimesADay() {
        desk.trouble = new MarketplaceException(FailureCode.NO_SPACE, "Free some.");
        desk.receive(appUnavailable());
        for (int hour = 0; hour < 24 * 30; hour++) {
            desk.clock.advance(Duration.ofHours(1));
            desk.replay.actOnDue();
        }

        int attempts = desk.onlyRow().attempts();
        assertTrue(attempts > 4 * 28 && attempts < 4 * 30 + 14, attempts + " attempts");
    }

    @Test
    void shouldActOnWhatWasForAnotherMarketplaceOnceItIsOurs() {
        desk.marketplace = Optional.of(new AppleItemId(42));
        desk.receive(appUnavailable());
        assertEquals(Verdict.FOREIGN_MARKETPLACE, desk.onlyRow().verdict());
        assertEquals(AttemptOutcome.NOTHING_TO_DO, last(desk).outcome());

        desk.marketplace = Optional.of(new AppleItemId(6700000001L));
        desk.onlyRow().dueFrom(desk.clock.instant());
        desk.replay.actOnDue();

        assertEquals(Verdict.ACCEPTED, desk.onlyRow().verdict());
        assertEquals(List.of("withdraw 6700012345 at 2026-03-02T16:00:00Z"), desk.done);
    }

    @Test
    void shouldNotActOnARejectedBodyAgainThatTurnsOutToBeKept() {
        Delivery delivery = new Delivery(bytes(appUnavailable()), "", 0);
        desk.rows.add(ReceivedNotification.rejected(delivery, "A former release did not know it.", desk.now));
        desk.receive(appUnavailable());
        desk.done.clear();

        desk.rows.get(0).dueFrom(desk.now);
        desk.replay.actOnDue();

        assertEquals(List.of(), desk.done);
        assertEquals(
                Optional.of("Another row holds this notification."), last(desk).detail());
        assertEquals(Verdict.REJECTED, desk.rows.get(0).verdict());
    }

    @Test
    void shouldStillRejectAReplayedBodyThatIsNoNotification() {
        assertThrows(MalformedNotification.class, () -> desk.receive("{}"));
        desk.onlyRow().dueFrom(desk.now);
        desk.replay.actOnDue();

        assertEquals(Verdict.REJECTED, desk.onlyRow().verdict());
        assertEquals(2, desk.attempts.size());
        assertEquals(Optional.empty(), desk.onlyRow().nextTryAt());
    }

    @Test
    void shouldAnswerAPingAndKeepIt() {
        desk.receive("{\"data\":{\"type\":\"webhookPings\"}}");
        desk.receive("{\"data\":{\"type\":\"webhookPings\"}}");

        assertEquals(Verdict.PING, desk.onlyRow().verdict());
        assertEquals(List.of(), desk.done);
    }

    @Test
    void shouldRecordTheStateOfAVersionOfOurOwnWithoutActing() {
        desk.receive(NotificationFixtures.stateUpdated());

        assertEquals(Verdict.ACCEPTED, desk.onlyRow().verdict());
        assertEquals(AttemptOutcome.NOTHING_TO_DO, last(desk).outcome());
    }

    @Test
    void shouldCarryOutTheSameCommandsForTheSecondGeneration() {
        desk.receive(NotificationFixtures.versionCreated());
        desk.receive(NotificationFixtures.packageUpdated(false, "\"MLT\",\"SWE\""));
        desk.receive(NotificationFixtures.appUpdated(true, "\"DEU\""));

        assertEquals(
                List.of(
                        "fetch e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55",
                        "withdraw 6700012345 58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01 in MLT,SWE at"
                                + " 2026-03-01T16:00:00.100200Z",
                        "admit 6700012345 in DEU at 2026-03-02T16:00:00.100200Z"),
                desk.done);
    }

    private static NotificationAttempt last(NotificationDesk desk) {
        return desk.attempts.get(desk.attempts.size() - 1);
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
        assertEquals("Ping?notification.received?type=Forged", NotificationIntake.printable(kept.type()));
    }
}
