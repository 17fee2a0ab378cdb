package io.stoa.personaldata.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.DeviceSignIn;
import io.stoa.account.DeviceSignIns;
import io.stoa.account.Entitlement;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSearch;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseSearch;
import io.stoa.openid.ExternalIdentity;
import io.stoa.openid.ExternalIdentityRepository;
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
    DeviceSignIns devices;

    @Inject
    ExternalIdentityRepository identities;

    @Inject
    LicenseSearch licenses;

    @Inject
    LedgerSearch ledger;

    @Inject
    Clock clock;

    /**
     * Writes the document and closes the stream.
     *
     * @return whether there is such a person; if not, nothing was written
     */
    public boolean write(AccountId person, OutputStream to) {
        Optional<Account> account = accounts.find(person);
        account.ifPresent(known -> {
            try (JsonGenerator json = Json.createGenerator(to)) {
                json.writeStartObject();
                writeAccount(known, json);
                writeEntitlements(person, json);
                writeDevices(person, json);
                writeIdentities(person, json);
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
        for (Entitlement entitlement : accounts.entitlementsOf(person)) {
            json.writeStartObject()
                    .write("appleItemId", entitlement.app().toString())
                    .write("grantedAt", entitlement.grantedAt().toString())
                    .writeEnd();
        }
        json.writeEnd();
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

    private void writeIdentities(AccountId person, JsonGenerator json) {
        json.writeStartArray("identities");
        for (ExternalIdentity identity : identities.of(person)) {
            json.writeStartObject()
                    .write("issuer", identity.who().issuer())
                    .write("subject", identity.who().subject());
            optional(json, "address", identity.address());
            json.write("linkedAt", identity.linkedAt().toString())
                    .write("usedAt", identity.usedAt().toString())
                    .writeEnd();
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
