package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.appUnavailable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.notification.NotificationQuery;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do with the inbox is bounded and audited, and never a second effect. */
class ReceivedNotificationsTest {

    private final NotificationDesk desk = new NotificationDesk();
    private final List<String> audit = new ArrayList<>();
    private final ReceivedNotifications inbox = new ReceivedNotifications();

    @BeforeEach
    void open() {
        inbox.inbox = desk;
        inbox.clock = desk.clock;
        inbox.audit = (actor, action, subject, detail) -> audit.add(actor + " " + action + " " + subject);
    }

    @Test
    void shouldActOnOneAgainAndSayWhoWantedIt() {
        desk.receive(appUnavailable());
        String id = desk.onlyRow().id();
        inbox.replay(id, "mara");
        desk.replay.actOnDue();

        assertEquals(2, desk.done.size());
        assertEquals(desk.done.get(0), desk.done.get(1), "the same words, which change nothing");
        assertEquals(List.of("mara notification.replay " + id), audit);
        assertEquals(2, inbox.get(id).attempts().size());
    }

    @Test
    void shouldActOnAPeriodAgain() {
        desk.receive(appUnavailable());

        assertEquals(1, inbox.replay(desk.now, desk.now.plusSeconds(1), "mara"));
        assertTrue(desk.onlyRow().isDue(desk.now));
        assertEquals(1, audit.size());
    }

    @Test
    void shouldRefuseAPeriodThatIsNoneOrHoldsTooMany() {
        assertRefused(() -> inbox.replay(desk.now, desk.now, "mara"));
        assertRefused(() -> inbox.replay(desk.now.plusSeconds(1), desk.now, "mara"));
        desk.received = 10_001;
        assertRefused(() -> inbox.replay(desk.now, desk.now.plusSeconds(1), "mara"));
        assertEquals(List.of(), audit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "\u0000", "01a21244-e8de-7e9a-95ae-50bdf7b42785"})
    void shouldNotFindWhatIsNotThere(String id) {
        assertEquals(
                FailureCode.NOT_FOUND,
                assertThrows(MarketplaceException.class, () -> inbox.get(id)).code());
        assertEquals(
                FailureCode.NOT_FOUND,
                assertThrows(MarketplaceException.class, () -> inbox.replay(id, "mara"))
                        .code());
        assertEquals(List.of(), audit);
    }

    @Test
    void shouldRefuseACursorNobodyGaveOut() {
        assertRefused(() -> inbox.page(NotificationQuery.ALL, Optional.of("\u0000"), 10));
    }

    private static void assertRefused(Runnable work) {
        MarketplaceException refusal = assertThrows(MarketplaceException.class, work::run);
        assertEquals(FailureCode.MALFORMED_REQUEST, refusal.code());
    }
}
