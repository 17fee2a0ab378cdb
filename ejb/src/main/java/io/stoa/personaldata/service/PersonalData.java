package io.stoa.personaldata.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.audit.AuditLog;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSearch;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseSearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Writes all that is held about a person as one JSON document. Books are read page by page, so that a person of ten years
 * takes no more memory than one of today.
 *
 * @see "Regulation (EU) 2016/679, articles 15 and 20"
 */
@ApplicationScoped
public class PersonalData {

    private static final int PAGE = 500;

    @Inject
    AccountRepository accounts;

    @Inject
    EntitlementRepository entitlements;

    @Inject
    DeviceSignIns devices;

    @Inject
    LicenseSearch licenses;

    @Inject
    LedgerSearch ledger;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Writes the document and closes the stream. That it was asked for is audited, whether or not it arrives.
     *
     * @return whether there is such a person; if not, nothing was written
     */
    public boolean write(AccountId person, OutputStream to) {
        Optional<Account> account = accounts.find(person);
        account.ifPresent(known -> {
            audit.record(person.value(), "account.export", person.value(), "");
            try (JsonGenerator json = Json.createGenerator(to)) {
                json.writeStartObject();
                writeAccount(known, json);
                writeEntitlements(person, json);
                writeEntitlementHistory(person, json);
                writeDevices(person, json);
                writeLicenses(person, json);
                writeLedger(person, json);
                json.writeEnd();
            }
        });
        return account.isPresent();
    }

    // the hash of a password is a secret and tells nobody anything: only that there is one
    private static void writeAccount(Account account, JsonGenerator json) {
        json.writeStartObject("account")
                .write("id", account.id().value())
                .write("login", account.login().value())
                .write("hasPassword", account.passwordHash().isPresent())
                .write("createdAt", account.createdAt().toString());
        optional(json, "verifiedAt", account.verifiedAt());
        optional(json, "suspendedAt", account.suspendedAt());
        json.writeEnd();
    }

    private void writeEntitlements(AccountId person, JsonGenerator json) {
        json.writeStartArray("entitlements");
        Optional<EntitlementId> before = Optional.empty();
        List<Entitlement> page;
        do {
            page = entitlements.page(EntitlementQuery.of(person), before, PAGE);
            page.forEach(entitlement -> write(entitlement, json));
            before = page.isEmpty()
                    ? before
                    : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
        json.writeEnd();
    }

    private static void write(Entitlement entitlement, JsonGenerator json) {
        json.writeStartObject();
        optional(json, "appleItemId", entitlement.target().app());
        optional(json, "group", entitlement.target().group());
        json.write("reference", entitlement.reference())
                .write("grantedAt", entitlement.grantedAt().toString());
        optional(json, "expiresAt", entitlement.expiresAt());
        optional(json, "revokedAt", entitlement.revokedAt());
        json.writeEnd();
    }

    private void writeEntitlementHistory(AccountId person, JsonGenerator json) {
        json.writeStartArray("entitlementHistory");
        Optional<String> before = Optional.empty();
        List<EntitlementEvent> page;
        do {
            page = entitlements.history(EntitlementQuery.of(person), before, PAGE);
            page.forEach(event -> write(event, json));
            before = page.isEmpty()
                    ? before
                    : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
        json.writeEnd();
    }

    private static void write(EntitlementEvent event, JsonGenerator json) {
        json.writeStartObject()
                .write("at", event.happenedAt().toString())
                .write("event", event.kind().name());
        optional(json, "appleItemId", event.app());
        optional(json, "group", event.group());
        optional(json, "expiresAt", event.expiresAt());
        json.write("reference", event.reference())
                .write("reason", event.reason())
                .writeEnd();
    }

    private void writeDevices(AccountId person, JsonGenerator json) {
        json.writeStartArray("devices");
        for (DeviceSignIn device : devices.of(person, clock.instant())) {
            json.writeStartObject();
            optional(json, "appleItemId", device.app());
            optional(json, "clientId", device.clientId());
            json.write("usedAt", device.usedAt().toString()).writeEnd();
        }
        json.writeEnd();
    }

    private void writeLicenses(AccountId person, JsonGenerator json) {
        LicenseQuery own = new LicenseQuery(
                Optional.of(person.value()), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        json.writeStartArray("licenses");
        Optional<LicenseId> before = Optional.empty();
        List<LicenseInLine> page;
        do {
            page = licenses.page(own, clock.instant(), before, PAGE);
            page.forEach(line -> write(line.license(), json));
            before = page.isEmpty()
                    ? before
                    : Optional.of(page.get(page.size() - 1).license().id());
        } while (page.size() == PAGE);
        json.writeEnd();
    }

    private static void write(License license, JsonGenerator json) {
        json.writeStartObject()
                .write("licenseId", license.id().toString())
                .write("appleItemId", license.asset().appleItemId().toString())
                .write("appleVersionId", license.asset().appleVersionId().toString())
                .write("device", license.holder().device().toString())
                .write("state", license.state().name())
                .write("issuedAt", license.issuedAt().toString());
        optional(json, "renewedAt", license.renewedAt());
        optional(json, "expiresAt", license.expiresAt());
        json.writeEnd();
    }

    private void writeLedger(AccountId person, JsonGenerator json) {
        LedgerQuery own = new LedgerQuery(
                Optional.of(person.value()), Optional.empty(), Optional.empty(), Optional.empty(), false);
        json.writeStartArray("ledger");
        Optional<String> before = Optional.empty();
        List<LedgerEntry> page;
        do {
            page = ledger.page(own, before, PAGE);
            page.forEach(entry -> write(entry, json));
            before = page.isEmpty()
                    ? before
                    : Optional.of(page.get(page.size() - 1).id());
        } while (page.size() == PAGE);
        json.writeEnd();
    }

    private static void write(LedgerEntry entry, JsonGenerator json) {
        json.writeStartObject()
                .write("at", entry.at().toString())
                .write("event", entry.event().name());
        optional(json, "reason", entry.reason());
        optional(json, "appleItemId", entry.subject().app());
        optional(json, "appleVersionId", entry.subject().version());
        optional(json, "device", entry.subject().deviceHash());
        entry.subject().licenseNumber().ifPresent(number -> json.write("licenseId", String.valueOf(number)));
        json.writeEnd();
    }

    private static void optional(JsonGenerator json, String name, Optional<?> value) {
        value.ifPresent(known -> json.write(name, known.toString()));
    }
}
