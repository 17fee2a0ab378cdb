package io.stoa.ledger.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which installs are the first of a year: by the account wherever there is one, by the device otherwise. */
class InstallLedgerTest {

    private static final Instant LEAP_DAY = Instant.parse("2028-02-29T12:00:00Z");
    private static final Optional<String> ANN = Optional.of("ann");
    private static final String PHONE = "a".repeat(64);
    private static final String TABLET = "b".repeat(64);

    private final LedgerRows rows = new LedgerRows();

    @Test
    void shouldCountTheFirstInstallOfTwelveMonthsOnly() {
        issue(ANN, PHONE, 6, LEAP_DAY);
        issue(ANN, PHONE, 6, LEAP_DAY.plusSeconds(1));
        issue(ANN, PHONE, 6, Instant.parse("2029-02-28T11:59:59.999999Z"));

        assertEquals(List.of("ann/6/1"), counted());
    }

    @Test
    void shouldBeginAnotherYearWithTheFirstInstallAfterTwelveMonths() {
        issue(ANN, PHONE, 6, LEAP_DAY);
        issue(ANN, PHONE, 6, Instant.parse("2029-02-28T12:00:00Z"));
        issue(ANN, PHONE, 6, Instant.parse("2030-02-28T11:59:59Z"));
        issue(ANN, PHONE, 6, Instant.parse("2031-07-01T00:00:00Z"));

        assertEquals(List.of("ann/6/1", "ann/6/2", "ann/6/3"), counted());
    }

    @Test
    void shouldCountAnAccountOnceWithAllItsDevices() {
        issue(ANN, PHONE, 6, LEAP_DAY);
        issue(ANN, TABLET, 6, LEAP_DAY);

        assertEquals(List.of("ann/6/1"), counted());
    }

    @Test
    void shouldCountEachDeviceWhereThereIsNoAccount() {
        issue(Optional.empty(), PHONE, 6, LEAP_DAY);
        issue(Optional.empty(), PHONE, 6, LEAP_DAY);
        issue(Optional.empty(), TABLET, 6, LEAP_DAY);

        assertEquals(List.of(PHONE + "/6/1", TABLET + "/6/1"), counted());
    }

    @Test
    void shouldCountEachApp() {
        issue(ANN, PHONE, 6, LEAP_DAY);
        issue(ANN, PHONE, 7, LEAP_DAY);

        assertEquals(List.of("ann/6/1", "ann/7/1"), counted());
    }

    @Test
    void shouldWriteDownInstallsThatDoNotCountAsWell() {
        issue(ANN, PHONE, 6, LEAP_DAY);
        issue(ANN, PHONE, 6, LEAP_DAY);

        assertEquals(2, rows.of(LedgerEvent.ISSUED).size());
    }

    private List<String> counted() {
        return rows.firsts.stream()
                .map(first -> first.holder() + "/" + first.app() + "/" + first.ordinal())
                .toList();
    }

    private void issue(Optional<String> account, String device, long app, Instant at) {
        LedgerSubject subject = new LedgerSubject(
                account,
                Optional.of(device),
                Optional.of(new AppleItemId(app)),
                Optional.of(new AppleVersionId(1)),
                OptionalLong.of(1));
        rows.service().recordIssues(List.of(new LedgerEntry(at, LedgerEvent.ISSUED, subject, LedgerEntry.DEVICE)));
    }
}
