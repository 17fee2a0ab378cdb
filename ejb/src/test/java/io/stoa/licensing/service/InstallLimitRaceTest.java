package io.stoa.licensing.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.jpa.AccountTables;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.identity.Login;
import io.stoa.ledger.service.LedgerRows;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.jpa.LicenseTables;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** Sixteen devices reach for three places at one moment, on each provider and database: three get one. */
class InstallLimitRaceTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-09T12:00:00Z"), ZoneOffset.UTC);
    private static final int DEVICES = 16;
    private static final int LIMIT = 3;
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final VersionAsset ASSET = new VersionAsset(KITE, new AppleVersionId(871200431L), "asset");
    private static final LicensePeriod MONTH = new LicensePeriod(NOON.instant(), Duration.ofDays(30));

    private final ExecutorService devices = Executors.newFixedThreadPool(DEVICES);
    private final CyclicBarrier start = new CyclicBarrier(DEVICES);

    @AfterEach
    void end() throws InterruptedException {
        devices.shutdownNow();
        assertTrue(devices.awaitTermination(1, TimeUnit.MINUTES));
    }

    @OnEveryDatabase
    void shouldLetNoMoreDevicesInThanThereArePlaces(Database database) throws Exception {
        Account ann = new Account(new Login("ann"), Optional.empty(), NOON.instant());
        database.write(entities -> AccountTables.accounts(entities).add(ann));

        List<Future<Boolean>> attempts = new ArrayList<>();
        for (int device = 1; device <= DEVICES; device++) {
            Issuance issuance = issuance(ann.id().value(), device);
            attempts.add(devices.submit(() -> isIn(database, issuance)));
        }
        int in = 0;
        for (Future<Boolean> attempt : attempts) {
            in += attempt.get(1, TimeUnit.MINUTES) ? 1 : 0;
        }

        assertEquals(LIMIT, in);
        assertEquals(
                LIMIT,
                database.read(entities -> LicenseTables.licenses(entities)
                                .held(List.of(ann.id().value()), List.of(KITE), NOON.instant()))
                        .size());
    }

    private boolean isIn(Database database, Issuance issuance) throws Exception {
        start.await(1, TimeUnit.MINUTES);
        try {
            database.write(entities -> records(entities).record(issuance));
            return true;
        } catch (InstallLimitReached reached) {
            return false;
        }
    }

    private static Issuance issuance(String account, int device) {
        return new Issuance(
                new Numbering(Map.of(ASSET, new LicenseId(device)), Map.of()),
                Map.of(ASSET, MONTH),
                Map.of(new Install(account, KITE), LIMIT),
                new LicenseHolder(new DeviceHash("%064x".formatted(device)), Optional.of(account)),
                "request");
    }

    private static LicenseRecords records(EntityManager entities) {
        LicenseRecords records = new LicenseRecords();
        records.licenses = LicenseTables.licenses(entities);
        records.accounts = AccountTables.accounts(entities);
        records.installLimits = new InstallLimits();
        records.installLimits.licenses = records.licenses;
        records.installLimits.clock = NOON;
        records.ledger = new LicenseLedger();
        records.ledger.clock = NOON;
        records.ledger.ledger = new LedgerRows().service();
        return records;
    }
}
