package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicensePeriod;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trace shows the steps of one install, no others, and says of each how it is tied to the licence. */
class LicenseTraceTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String PHONE = "a".repeat(64);
    private static final String TABLET = "b".repeat(64);

    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final LicenseRows rows = new LicenseRows();
    private final LicenseTrace trace = new LicenseTrace();
    private int questions;

    @BeforeEach
    void setUp() {
        LicenseRegister register = new LicenseRegister();
        register.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        register.licenses = (query, now, before, limit) -> rows.rows.values().stream()
                .filter(license -> query.number().equals(Optional.of(license.id())))
                .map(this::inLine)
                .toList();
        trace.register = register;
        trace.licenses = rows;
        trace.ledger = (query, before, limit) -> {
            questions++;
            return ledger.stream()
                    .filter(entry -> holds(query, entry))
                    .limit(limit)
                    .toList();
        };
    }

    @Test
    void shouldLeadFromTheTokenToTheLicenceAndWhatBecameOfIt() {
        token(1, -10);
        refused(PHONE, RefusalReason.KEY_BLOB_NOT_HELD, -5);
        issued(1, PHONE, 1, 0);
        happened(LedgerEvent.RENEWED, 1, 3_600);
        happened(LedgerEvent.REVOKED, 1, 7_200);

        assertEquals(
                List.of(
                        "TOKEN_MINTED ACCOUNT",
                        "REFUSED DEVICE",
                        "ISSUED LICENSE",
                        "RENEWED LICENSE",
                        "REVOKED LICENSE"),
                steps(1));
    }

    @Test
    void shouldShowNoStepOfAnotherInstall() {
        token(1, -100_000);
        token(2, -20);
        refused(TABLET, RefusalReason.KEY_BLOB_NOT_HELD, -5);
        issued(1, PHONE, 1, 0);
        token(1, 10);

        assertEquals(List.of("ISSUED LICENSE"), steps(1));
    }

    @Test
    void shouldGiveEachOfTwoInstallsOfOneDeviceItsOwnSteps() {
        token(1, -10);
        issued(1, PHONE, 1, 0);
        refused(PHONE, RefusalReason.VERSION_NOT_OFFERED, 50);
        token(1, 60);
        issued(2, PHONE, 1, 100);

        assertEquals(List.of("TOKEN_MINTED ACCOUNT", "ISSUED LICENSE", "REFUSED DEVICE"), steps(1));
        assertEquals(List.of("REFUSED DEVICE", "TOKEN_MINTED ACCOUNT", "ISSUED LICENSE"), steps(2));
    }

    @Test
    void shouldAskNoMoreOftenForManyStepsThanForFew() {
        issued(1, PHONE, 1, 0);
        steps(1);
        int forFew = questions;
        for (int i = 1; i <= 100; i++) {
            happened(LedgerEvent.RENEWED, 1, i);
        }
        questions = 0;

        assertEquals(101, steps(1).size());
        assertEquals(forFew, questions);
    }

    @Test
    void shouldTraceNothingThatIsNotThere() {
        assertThrows(MarketplaceException.class, () -> trace.of(new LicenseId(1)));
    }

    private List<String> steps(long number) {
        return trace.of(new LicenseId(number)).stream()
                .map(step -> step.entry().event() + " " + step.tie())
                .toList();
    }

    private void token(long version, long seconds) {
        ledger.add(new LedgerEntry(
                NOON.plusSeconds(seconds),
                LedgerEvent.TOKEN_MINTED,
                subject(Optional.empty(), version, OptionalLong.empty()),
                LedgerEntry.PERSON));
    }

    private void refused(String device, RefusalReason reason, long seconds) {
        ledger.add(LedgerEntry.refusal(
                NOON.plusSeconds(seconds), reason, subject(Optional.of(device), 1, OptionalLong.empty())));
    }

    private void issued(long number, String device, long version, long seconds) {
        rows.add(List.of(new License(
                new LicenseId(number),
                new VersionAsset(new AppleItemId(6), new AppleVersionId(version), "asset"),
                new LicenseHolder(new DeviceHash(device), Optional.of("ann")),
                new LicensePeriod(NOON.plusSeconds(seconds).minusSeconds(1), Duration.ofDays(30)),
                "request " + number)));
        happened(LedgerEvent.ISSUED, number, seconds);
    }

    private void happened(LedgerEvent event, long number, long seconds) {
        ledger.add(new LedgerEntry(
                NOON.plusSeconds(seconds),
                event,
                subject(Optional.of(PHONE), 1, OptionalLong.of(number)),
                LedgerEntry.DEVICE));
    }

    private static LedgerSubject subject(Optional<String> device, long version, OptionalLong number) {
        return new LedgerSubject(
                Optional.of("ann"),
                device,
                Optional.of(new AppleItemId(6)),
                Optional.of(new AppleVersionId(version)),
                number);
    }

    private LicenseInLine inLine(License license) {
        List<LicenseId> line = rows.rows.keySet().stream()
                .sorted(Comparator.comparing(LicenseId::value))
                .toList();
        int at = line.indexOf(license.id());
        return new LicenseInLine(
                license,
                at == 0 ? Optional.empty() : Optional.of(line.get(at - 1)),
                at == line.size() - 1 ? Optional.empty() : Optional.of(line.get(at + 1)));
    }

    private static boolean holds(LedgerQuery query, LedgerEntry entry) {
        LedgerSubject subject = entry.subject();
        OptionalLong number = subject.licenseNumber();
        return (query.account().isEmpty() || query.account().equals(subject.account()))
                && (query.app().isEmpty() || query.app().equals(subject.app()))
                && (query.device().isEmpty() || query.device().equals(subject.deviceHash()))
                && (query.licenseNumber().isEmpty()
                        || number.isPresent() && query.licenseNumber().get() == number.getAsLong())
                && !(query.unnumbered() && number.isPresent());
    }
}
