package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseChange;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.service.LicenseChangeFeed;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.licensing.service.LicenseTrace;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marketplace app polls for what its person's devices do not know yet, and is told cheaply that nothing is new. */
class LicenseChangesResourceTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    private final Feed feed = new Feed();
    private final Endpoints endpoints = Endpoints.of(LicenseChangesResource.class, LicenseRegisterResource.class)
            .with(LicenseChangeFeed.class, feed)
            .with(LicenseRegister.class, new LicenseRegister())
            .with(LicenseTrace.class, new LicenseTrace())
            .as("ann", "person");

    @Test
    void shouldTellForWhichAppToAskForRenewal() {
        feed.changes.add(change(7));

        assertEquals(
                "{\"changes\":[{\"change\":\"REVOKED\",\"appleItemId\":\"6\",\"licenseId\":\"1000000\","
                        + "\"account\":\"ann\",\"changedAt\":\"2026-01-09T12:00:00Z\"}],\"next\":\"7\",\"more\":false}",
                endpoints.get("licenses/changes?since=5").body());
        assertEquals(List.of("5 of ann"), feed.asked);
    }

    @Test
    void shouldShowAPersonTheirOwnAndOperatorsAll() {
        endpoints.get("licenses/changes");
        endpoints.get("licenses/changes?account=bob");
        for (String role : new String[] {"viewer", "operator", "owner"}) {
            assertEquals(200, endpoints.as("mara", role).get("licenses/changes").status());
        }

        assertEquals(List.of(" of ann", " of ann", " of all", " of all", " of all"), feed.asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "developer", "monitor"})
    void shouldBeForNobodyElse(String role) {
        assertEquals(403, endpoints.as("ann", role).get("licenses/changes").status());
        assertEquals(401, endpoints.as("", "").get("licenses/changes").status());
        assertEquals(List.of(), feed.asked);
    }

    @Test
    void shouldAnswerNothingNewWithoutABody() {
        Answer first = endpoints.get("licenses/changes?since=5");
        assertEquals("private, no-cache", first.header("Cache-Control"));
        assertEquals("Authorization", first.header("Vary"));

        Answer again = endpoints.header("If-None-Match", first.header("ETag")).get("licenses/changes?since=5");
        assertEquals(304, again.status());
        assertEquals("", again.body());
        assertEquals(first.header("ETag"), again.header("ETag"));

        feed.changes.add(change(7));
        Answer changed = endpoints.get("licenses/changes?since=5");
        assertEquals(200, changed.status());
        assertNotEquals(first.header("ETag"), changed.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "\"", "W/\"x\"", "\"a\", \"b\"", "W/", ",,,"})
    void shouldNotFailOnATagItNeverGave(String tag) {
        Answer answer = endpoints.header("If-None-Match", tag).get("licenses/changes?since=5");

        assertEquals(200, answer.status());
    }

    @Test
    void shouldSayThatACursorIsNone() {
        assertEquals(400, endpoints.get("licenses/changes?since=rubbish").status());
    }

    private static LicenseChange change(long number) {
        License license = new License(
                new LicenseId(1_000_000),
                new VersionAsset(new AppleItemId(6), new AppleVersionId(1), "asset"),
                new LicenseHolder(new DeviceHash("a".repeat(64)), Optional.of("ann")),
                new LicensePeriod(NOON, Duration.ofDays(7)),
                "request");
        return new LicenseChange(number, LicenseChangeKind.REVOKED, license, NOON);
    }

    private static final class Feed extends LicenseChangeFeed {

        private final List<LicenseChange> changes = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Batch since(Optional<String> cursor, Optional<String> account) {
            if (cursor.filter("rubbish"::equals).isPresent()) {
                throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"since\" is none.");
            }
            asked.add(cursor.orElse("") + " of " + account.orElse("all"));
            String next = changes.isEmpty()
                    ? cursor.orElse("0")
                    : String.valueOf(changes.get(changes.size() - 1).number());
            return new Batch(List.copyOf(changes), next, false);
        }
    }
}
