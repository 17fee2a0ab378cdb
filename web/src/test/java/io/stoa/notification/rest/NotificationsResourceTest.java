package io.stoa.notification.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.notification.AttemptOutcome;
import io.stoa.notification.Delivery;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.notification.service.ReceivedNotifications;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsResourceTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String PERIOD = "{\"from\":\"2026-01-09T00:00:00Z\",\"to\":\"2026-01-10T00:00:00+01:00\"}";

    private final Kept kept = new Kept();
    private final Endpoints endpoints = Endpoints.of(NotificationsResource.class)
            .with(ReceivedNotifications.class, kept)
            .as("mara", "operator");

    @Test
    void shouldListAPageWithACursorOnlyWhereThereIsMore() {
        kept.holds(100);
        String full = endpoints.get("notifications").body();
        assertTrue(full.contains("\"next\":\"" + kept.rows.get(99).id() + "\""), full);

        kept.rows.clear();
        kept.holds(1);
        String last = endpoints.get("notifications").body();
        assertFalse(last.contains("\"next\""), last);
        assertTrue(last.contains("\"verdict\":\"REJECTED\""), last);
        assertFalse(last.contains("body"), last);
    }

    @Test
    void shouldLookForEveryWordOfTheQuery() {
        endpoints.get(
                "notifications?verdict=ping&type=a&app=42&id=7&from=2026-01-09T12:00:00Z&to=2026-01-09T14:00:00%2B01:00");

        assertEquals(Optional.of(Verdict.PING), kept.query.verdict());
        assertEquals(Optional.of(NOON), kept.query.from());
        assertEquals(Optional.of(NOON.plusSeconds(3_600)), kept.query.to());
    }

    @ParameterizedTest
    @ValueSource(strings = {"verdict=maybe", "app=kite", "app=-1", "from=yesterday", "to=2026-01-09"})
    void shouldRefuseAWordThatCannotBeRead(String word) {
        Answer answer = endpoints.get("notifications?" + word);

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains(word.substring(0, word.indexOf('='))), answer.body());
    }

    @Test
    void shouldShowOneWithItsBodyHeadersAndAttempts() {
        kept.holds(1);
        String body = endpoints.get("notifications/" + kept.rows.get(0).id()).body();

        assertTrue(body.contains("\"body\":\"{\\\"a\\\":1}\""), body);
        assertTrue(body.contains("\"bodyBase64\":\"eyJhIjoxfQ==\""), body);
        assertTrue(body.contains("\"headers\":[\"date: today\",\"user-agent: x\"]"), body);
        assertTrue(body.contains("\"outcome\":\"FAILED\""), body);
        assertTrue(body.contains("\"signedBy\":1"), body);
        assertEquals(404, endpoints.get("notifications/none").status());
    }

    @Test
    void shouldHaveOneOrAPeriodActedOnAgain() {
        kept.holds(1);
        String id = kept.rows.get(0).id();

        assertEquals(202, endpoints.post("notifications/" + id + "/replay", "").status());
        Answer period = endpoints.post("notifications/replays", PERIOD);

        assertEquals(202, period.status());
        assertEquals("{\"count\":1}", period.body());
        assertEquals(List.of(id + " mara", "2026-01-09T00:00:00Z 2026-01-09T23:00:00Z mara"), kept.replayed);
        assertEquals(404, endpoints.post("notifications/none/replay", "").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"from\":\"2026-01-09T00:00:00Z\"}",
                "{\"from\":\"x\",\"to\":\"y\"}",
                "{\"from\":1,\"to\":2}",
                "{\"from\":\" \",\"to\":\"2026-01-09T00:00:00Z\"}"
            })
    void shouldRefuseAPeriodThatIsNone(String body) {
        assertEquals(400, endpoints.post("notifications/replays", body).status());
        assertEquals(List.of(), kept.replayed);
    }

    @Test
    void shouldLetAViewerReadAndNothingElse() {
        kept.holds(1);
        endpoints.as("vera", "viewer");

        assertEquals(200, endpoints.get("notifications").status());
        assertEquals(
                403,
                endpoints
                        .post("notifications/" + kept.rows.get(0).id() + "/replay", "")
                        .status());
        assertEquals(403, endpoints.post("notifications/replays", PERIOD).status());
        assertEquals(403, endpoints.as("dev", "developer").get("notifications").status());
        assertEquals(List.of(), kept.replayed);
    }

    /** Rows in memory. */
    private static final class Kept extends ReceivedNotifications {

        private final List<ReceivedNotification> rows = new ArrayList<>();
        private final List<String> replayed = new ArrayList<>();
        private NotificationQuery query = NotificationQuery.ALL;

        void holds(int count) {
            for (int i = 0; i < count; i++) {
                Delivery delivery = new Delivery("{\"a\":1}".getBytes(), "date: today\nuser-agent: x", 1);
                rows.add(ReceivedNotification.rejected(delivery, "why", NOON));
            }
        }

        @Override
        public List<NotificationSummary> page(NotificationQuery looked, Optional<String> cursor, int limit) {
            query = looked;
            return rows.stream().limit(limit).map(ReceivedNotification::summary).toList();
        }

        @Override
        public Detail get(String id) {
            ReceivedNotification row = rows.stream()
                    .filter(candidate -> candidate.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "None."));
            return new Detail(
                    row, List.of(new NotificationAttempt(row, AttemptOutcome.FAILED, Optional.of("why"), NOON)));
        }

        @Override
        public void replay(String id, String actor) {
            replayed.add(get(id).notification().id() + " " + actor);
        }

        @Override
        public long replay(Instant from, Instant to, String actor) {
            replayed.add(from + " " + to + " " + actor);
            return rows.size();
        }
    }
}
