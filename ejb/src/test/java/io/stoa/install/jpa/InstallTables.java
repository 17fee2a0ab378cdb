package io.stoa.install.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.install.InstallRecords;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Install records within one persistence context. */
public final class InstallTables {

    private InstallTables() {}

    public static InstallRecords records(EntityManager entities) {
        JpaInstallRecords records = new JpaInstallRecords();
        records.entities = entities;
        return records;
    }

    /** Keeps that an account installed an app. */
    public static void installed(EntityManager entities, String account, long app) {
        LedgerSubject subject = new LedgerSubject(
                Optional.of(account),
                Optional.of("0".repeat(64)),
                Optional.of(new AppleItemId(app)),
                Optional.of(new AppleVersionId(1)),
                OptionalLong.of(1_000_000 + app));
        Instant noon = Instant.parse("2026-01-09T12:00:00Z");
        entities.persist(
                new FirstAnnualInstall(new LedgerEntry(noon, LedgerEvent.ISSUED, subject, LedgerEntry.DEVICE), 1));
    }
}
