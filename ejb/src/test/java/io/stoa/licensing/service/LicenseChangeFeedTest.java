package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseChangeKind;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.service.LicenseChangeFeed.Batch;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marketplace app reads on from where it stopped, and is told whether there is more. */
class LicenseChangeFeedTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    private final ChangeRows rows = new ChangeRows();
    private final LicenseChangeFeed feed = new LicenseChangeFeed();

    @BeforeEach
    void setUp() {
        feed.changes = rows;
    }

    @Test
    void shouldReadEverythingOnceBatchByBatch() {
        for (long number = 1; number <= 101; number++) {
            revoked(number);
        }

        Batch first = feed.since(Optional.empty(), Optional.empty());
        Batch second = feed.since(Optional.of(first.next()), Optional.empty());
        Batch third = feed.since(Optional.of(second.next()), Optional.empty());

        assertEquals(100, first.changes().size());
        assertTrue(first.more());
        assertEquals(101, second.changes().get(0).license().value());
        assertFalse(second.more());
        assertEquals(new Batch(List.of(), second.next(), false), third);
    }

    @Test
    void shouldStayWhereItIsWhereNothingIsNew() {
        assertEquals(new Batch(List.of(), "0", false), feed.since(Optional.empty(), Optional.empty()));
        assertEquals(new Batch(List.of(), "77", false), feed.since(Optional.of("77"), Optional.of("ann")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "x", "1.5", "0x1", " 1", "1000000000000000000000000000000", "9223372036854775808"})
    void shouldRefuseACursorThatIsNone(String cursor) {
        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> feed.since(Optional.of(cursor), Optional.empty()));
        assertEquals(FailureCode.MALFORMED_REQUEST, refusal.code());
    }

    private void revoked(long number) {
        License license = new License(
                new LicenseId(number),
                new VersionAsset(new AppleItemId(6), new AppleVersionId(1), "asset"),
                new LicenseHolder(new DeviceHash("a".repeat(64)), Optional.of("ann")),
                new LicensePeriod(NOON, Duration.ofDays(7)),
                "request");
        rows.append(LicenseChangeKind.REVOKED, List.of(license), NOON);
    }
}
