package io.stoa.licensing.service;

import io.stoa.account.jpa.AccountTables;
import io.stoa.catalog.VersionAsset;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.catalog.service.RulesOfAccess;
import io.stoa.entitlement.jpa.EntitlementTables;
import io.stoa.entitlement.service.AppAccess;
import io.stoa.entitlement.service.EntitlementRows;
import io.stoa.ledger.jpa.LedgerTables;
import io.stoa.ledger.service.LedgerRows;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.jpa.LicenseTables;
import io.stoa.schema.service.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;

/** The services of licences over a real database, with the transactions that a server gives them. */
record LicensingTables(Database database, LicensingBench bench, Clock clock) {

    LicenseService licenses(EntityManager entities) {
        LicenseService service = bench.licenses();
        service.eligibility = eligibility(entities);
        service.records = new RecordsOfTheirOwn();
        service.ledger = ledger(entities);
        service.delivery.records = service.records;
        service.delivery.ledger = service.ledger;
        return service;
    }

    LicenseRenewalService renewals(EntityManager entities) {
        LicenseRenewalService service = bench.renewals();
        service.eligibility = renewalEligibility(entities);
        service.keyBlobs = new CatalogTables(entities).keyBlobs();
        service.records = new RecordsOfTheirOwn();
        service.ledger = ledger(entities);
        return service;
    }

    private LicenseEligibility eligibility(EntityManager entities) {
        CatalogTables catalog = new CatalogTables(entities);
        LicenseEligibility eligibility = new LicenseEligibility();
        eligibility.catalog = catalog.catalog();
        eligibility.accessRules = RulesOfAccess.over(catalog.catalog());
        eligibility.packageAssets = catalog.packageAssets();
        eligibility.keyBlobs = catalog.keyBlobs();
        eligibility.appTerms = LicenseTables.terms(entities);
        eligibility.appAccess = access(entities);
        eligibility.installLimits = limits(entities);
        return eligibility;
    }

    private RenewalEligibility renewalEligibility(EntityManager entities) {
        RenewalEligibility eligibility = new RenewalEligibility();
        eligibility.licenses = LicenseTables.licenses(entities);
        eligibility.accessRules = RulesOfAccess.over(new CatalogTables(entities).catalog());
        eligibility.appTerms = LicenseTables.terms(entities);
        eligibility.takeDowns = LicenseTables.takeDowns(entities);
        eligibility.appAccess = access(entities);
        eligibility.installLimits = limits(entities);
        eligibility.clock = clock;
        return eligibility;
    }

    private AppAccess access(EntityManager entities) {
        return EntitlementRows.access(
                AccountTables.accounts(entities),
                new CatalogTables(entities).catalog(),
                EntitlementTables.entitlements(entities),
                clock);
    }

    private InstallLimits limits(EntityManager entities) {
        InstallLimits limits = new InstallLimits();
        limits.licenses = LicenseTables.licenses(entities);
        limits.clock = clock;
        return limits;
    }

    private LicenseLedger ledger(EntityManager entities) {
        LicenseLedger ledger = new LicenseLedger();
        ledger.ledger = LedgerRows.serviceOver(LedgerTables.ledger(entities));
        ledger.clock = clock;
        return ledger;
    }

    private LicenseRecords records(EntityManager entities) {
        LicenseRecords records = new LicenseRecords();
        records.licenses = LicenseTables.licenses(entities);
        records.ledger = ledger(entities);
        records.accounts = AccountTables.accounts(entities);
        records.installLimits = limits(entities);
        return records;
    }

    /** Each step in a transaction and a persistence context of its own, as {@code REQUIRES_NEW} has it. */
    private final class RecordsOfTheirOwn extends LicenseRecords {

        @Override
        public Numbering number(Collection<VersionAsset> assets, LicenseHolder holder, String requestId) {
            return database.inTransaction(entities -> records(entities).number(assets, holder, requestId));
        }

        @Override
        public void record(Issuance issuance) {
            database.write(entities -> records(entities).record(issuance));
        }

        @Override
        public void renew(Map<License, LicensePeriod> renewed, Verdicts verdicts) {
            database.write(entities -> records(entities).renew(renewed, verdicts));
        }
    }
}
