package io.stoa.install.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.install.InstallRecords;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Install records within one persistence context. */
public final class InstallTables {

    private InstallTables() {}

    public static InstallRecords records(EntityManager entities) {
        JpaInstallRecords records = new JpaInstallRecords();
        records.entities = entities;
        return records;
    }

    /** Keeps a licence that was issued to an account for an app. */
    public static void license(EntityManager entities, String account, long app) {
        entities.persist(new License(
                new LicenseId(1_000_000 + app),
                new VersionAsset(new AppleItemId(app), new AppleVersionId(1), "a"),
                new LicenseHolder(new DeviceHash("0".repeat(64)), Optional.of(account)),
                new LicensePeriod(Instant.parse("2026-01-09T12:00:00Z"), Duration.ofDays(7)),
                "request"));
    }
}
