package io.stoa.ledger.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.service.LedgerPages;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators and viewers read what became of installs, page by page. */
class InstallsResourceTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    private final Ledger ledger = new Ledger();
    private final Endpoints endpoints =
            Endpoints.of(InstallsResource.class).with(LedgerPages.class, ledger).as("vera", "viewer");

    @Test
    void shouldWriteAStepWithNothingThatIsNotKnown() {
        ledger.entries.add(token());

        assertEquals(
                "{\"steps\":[{\"at\":\"2026-01-09T12:00:00Z\",\"event\":\"TOKEN_MINTED\","
                        + "\"words\":\"The account was given an install verification token, good for 20 minutes.\","
                        + "\"actor\":\"person\",\"account\":\"ann\",\"appleItemId\":\"6\"}]}",
                endpoints.get("installs").body());
    }

    @Test
    void shouldLookForWhatIsAskedFor() {
        endpoints.get("installs?account=ann&appleItemId=6&licenseId=7&device=" + "A".repeat(64));

        assertEquals(LedgerQuery.of("ann", "6", "a".repeat(64), "7"), ledger.asked);
    }

    @Test
    void shouldGiveACursorWhereThereMayBeMore() {
        for (int i = 0; i < 100; i++) {
            ledger.entries.add(token());
        }
        assertTrue(endpoints
                .get("installs")
                .body()
                .contains("\"next\":\"" + ledger.entries.get(99).id() + "\""));
        ledger.entries.remove(0);
        assertFalse(endpoints.get("installs").body().contains("\"next\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appleItemId=-1",
                "licenseId=x",
                "licenseId=-1",
                "licenseId=1000000000000000000000000000000",
                "device=0",
                "account=%00",
                "cursor=x"
            })
    void shouldSayWhatItCannotRead(String query) {
        assertEquals(400, endpoints.get("installs?" + query).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "device", "developer", "monitor"})
    void shouldBeForAdministratorsAlone(String role) {
        assertEquals(403, endpoints.as("ann", role).get("installs").status());
        assertEquals(401, endpoints.as("", "").get("installs").status());
    }

    private static LedgerEntry token() {
        LedgerSubject subject = new LedgerSubject(
                Optional.of("ann"),
                Optional.empty(),
                Optional.of(new AppleItemId(6)),
                Optional.empty(),
                OptionalLong.empty());
        return new LedgerEntry(NOON, LedgerEvent.TOKEN_MINTED, subject, LedgerEntry.PERSON);
    }

    private static final class Ledger extends LedgerPages {

        private final List<LedgerEntry> entries = new ArrayList<>();
        private LedgerQuery asked = LedgerQuery.ofLicense(0);

        @Override
        public List<LedgerEntry> page(LedgerQuery query, Optional<String> cursor, int limit) {
            if (cursor.filter(id -> !RowId.canBe(id)).isPresent()) {
                throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"cursor\" is none.");
            }
            asked = query;
            return entries.stream().limit(limit).toList();
        }
    }
}
