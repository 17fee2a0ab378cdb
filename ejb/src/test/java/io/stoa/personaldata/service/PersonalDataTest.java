package io.stoa.personaldata.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.service.AccountFakes;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.service.EntitlementRows;
import io.stoa.identity.Login;
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
import io.stoa.licensing.LicenseQuery;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PersonalDataTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);

    private final AccountFakes fakes = new AccountFakes(Clock.fixed(NOON, ZoneOffset.UTC));
    private final Account mara = fakes.accounts()
            .create(new Login("mara@kite.example"), Optional.of("correct horse".toCharArray()), "operator");
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<LicenseInLine> licenses = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final EntitlementRows entitlements = new EntitlementRows();
    private final PersonalData data = new PersonalData();

    PersonalDataTest() {
        data.accounts = fakes.repository();
        data.entitlements = entitlements;
        data.devices = fakes.devices();
        data.ledger = this::entries;
        data.licenses = this::licenses;
        data.audit = fakes.audit();
        data.clock = Clock.fixed(NOON, ZoneOffset.UTC);
    }

    @Test
    void shouldWriteAllThatIsHeldAboutAPersonAndNoSecret() {
        entitlements
                .entitlements(fakes.repository(), (actor, action, subject, detail) -> {}, data.clock)
                .grant(mara.id(), EntitlementTarget.of(KITE), new GrantTerms(Optional.empty(), "order-1", ""), "shop");
        fakes.deviceSignIns.add(new DeviceSignIn("one", Optional.of(KITE), Optional.of("phone"), NOON));
        licenses.add(new LicenseInLine(license(), Optional.empty(), Optional.empty()));
        ledger.add(LedgerEntry.refusal(NOON, RefusalReason.INSTALL_LIMIT_REACHED, subject()));

        JsonObject all = export(mara.id());

        assertEquals("mara@kite.example", all.getJsonObject("account").getString("login"));
        assertEquals(
                "6700012345", all.getJsonArray("entitlements").getJsonObject(0).getString("appleItemId"));
        assertEquals(
                "order-1", all.getJsonArray("entitlements").getJsonObject(0).getString("reference"));
        assertEquals(
                "GRANTED",
                all.getJsonArray("entitlementHistory").getJsonObject(0).getString("event"));
        assertEquals("phone", all.getJsonArray("devices").getJsonObject(0).getString("clientId"));
        assertEquals("1000001", all.getJsonArray("licenses").getJsonObject(0).getString("licenseId"));
        assertEquals(
                "INSTALL_LIMIT_REACHED",
                all.getJsonArray("ledger").getJsonObject(0).getString("reason"));
        assertFalse(all.toString().contains("argon2id"));
    }

    @Test
    void shouldRememberThatAPersonTookTheirDataAway() {
        export(mara.id());

        assertTrue(fakes.audited.contains(mara.id() + " account.export"));
    }

    @Test
    void shouldReadLongBooksPageByPageAndOnlyOfThePerson() {
        for (int entry = 0; entry < 1_003; entry++) {
            ledger.add(new LedgerEntry(NOON, LedgerEvent.RENEWED, subject(), LedgerEntry.DEVICE));
        }

        assertEquals(1_003, export(mara.id()).getJsonArray("ledger").size());
        assertEquals(List.of(mara.id() + " from 0", mara.id() + " from 500", mara.id() + " from 1000"), asked);
    }

    @Test
    void shouldWriteNothingOfNobody() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();

        assertFalse(data.write(new AccountId("nobody"), written));
        assertEquals(0, written.size());
    }

    private JsonObject export(AccountId person) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        data.write(person, written);
        return Json.createReader(new ByteArrayInputStream(written.toByteArray()))
                .readObject();
    }

    private List<LedgerEntry> entries(LedgerQuery query, Optional<String> before, int limit) {
        int from = before.map(id -> 1 + positionOf(id)).orElse(0);
        asked.add(query.account().orElse("anybody") + " from " + from);
        return ledger.subList(from, Math.min(ledger.size(), from + limit));
    }

    private int positionOf(String id) {
        return ledger.stream().map(LedgerEntry::id).toList().indexOf(id);
    }

    private List<LicenseInLine> licenses(LicenseQuery query, Instant now, Optional<LicenseId> before, int limit) {
        return query.account().equals(Optional.of(mara.id().value())) ? licenses : List.of();
    }

    private LedgerSubject subject() {
        return new LedgerSubject(
                Optional.of(mara.id().value()),
                Optional.empty(),
                Optional.of(KITE),
                Optional.empty(),
                OptionalLong.of(1_000_001));
    }

    private License license() {
        return new License(
                new LicenseId(1_000_001),
                new VersionAsset(KITE, new AppleVersionId(1), "asset"),
                new LicenseHolder(
                        new DeviceHash("a".repeat(64)), Optional.of(mara.id().value())),
                new LicensePeriod(NOON, Duration.ofDays(2)),
                "request");
    }
}
