package io.stoa.licensing.service;

import static io.stoa.licensing.service.LicensingBench.DEVICE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.jpa.AccountTables;
import io.stoa.apple.Sha256;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.AssetProof;
import io.stoa.catalog.PackageAsset;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.catalog.VersionAsset;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.identity.Login;
import io.stoa.keys.service.Workbench;
import io.stoa.licensing.AppLicenseTerms;
import io.stoa.licensing.IssuedLicenses;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.LicenseOrder;
import io.stoa.licensing.LicenseTerms;
import io.stoa.licensing.RenewalOrder;
import io.stoa.licensing.RenewedLicenses;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Many licences in one request cost the database what one costs: the statements are counted, a batch as one. */
class LicenseStatementCountTest {

    private static final int MOST_APPS = 100;
    private static final int RENEWALS = 50;
    /** A limit and an entitlement make a request ask all there is to ask. */
    private static final LicenseTerms STRICT = new LicenseTerms(Optional.of(Duration.ofDays(7)), OptionalInt.of(3));

    private static Workbench workbench;

    @BeforeAll
    static void makeKeys(@TempDir Path data) {
        workbench = new Workbench(data).withDevelopmentKeys();
    }

    @OnEveryDatabase
    void shouldIssueAHundredLicencesWithTheStatementsOfOne(Database database) throws Exception {
        LicensingBench bench = new LicensingBench(workbench);
        LicensingTables tables = new LicensingTables(database, bench, bench.clock);
        LicenseCaller ann = filled(database, MOST_APPS);

        List<String> one = database.statementsOf(() -> issue(tables, ann, "0a", "1", 1));
        List<String> many = database.statementsOf(() -> issue(tables, ann, "0b", "2", MOST_APPS));

        assertEquals(one.size(), many.size(), many::toString);
        assertEquals(1L + MOST_APPS, count(database, "License"));
        assertEquals(1L + MOST_APPS, count(database, "LedgerEntry"));
        assertTrue(one.size() <= 20, one::toString);
    }

    @OnEveryDatabase
    void shouldRenewFiftyLicencesWithTheStatementsOfOne(Database database) throws Exception {
        LicensingBench bench = new LicensingBench(workbench);
        LicensingTables tables = new LicensingTables(database, bench, bench.clock);
        LicenseCaller ann = filled(database, RENEWALS);
        issue(tables, ann, DEVICE, "1", RENEWALS);
        List<String> numbers = numbers(database);

        int running = statementsOfRenewals(tables, ann, numbers, Duration.ZERO);
        int expired = statementsOfRenewals(tables, ann, numbers, Duration.ofDays(8));

        assertEquals(RENEWALS, numbers.size());
        assertTrue(running <= 12, "running licences took " + running);
        assertTrue(expired > running, "what comes back is held against the limit");
    }

    /** Of one renewal and of all, which are the same. @param before how much time passes before each */
    private static int statementsOfRenewals(
            LicensingTables tables, LicenseCaller caller, List<String> numbers, Duration before) {
        tables.bench().clock.advance(before);
        List<String> one = tables.database().statementsOf(() -> renew(tables, caller, numbers.subList(0, 1)));
        tables.bench().clock.advance(before);
        List<String> many = tables.database().statementsOf(() -> renew(tables, caller, numbers));
        assertEquals(one.size(), many.size(), many::toString);
        return one.size();
    }

    private static void issue(LicensingTables tables, LicenseCaller caller, String device, String id, int apps) {
        long[] ids = LongStream.rangeClosed(1, apps).toArray();
        List<VersionAsset> wanted =
                LongStream.of(ids).mapToObj(LicenseStatementCountTest::asset).toList();
        LicenseOrder order = new LicenseOrder(tables.bench().create(device, id, ids), wanted, caller);
        IssuedLicenses issued =
                tables.database().read(entities -> tables.licenses(entities).issue(order));
        assertEquals(List.of(), issued.unlicensedApps());
    }

    private static void renew(LicensingTables tables, LicenseCaller caller, List<String> numbers) {
        RenewalOrder order = new RenewalOrder(tables.bench().renew(DEVICE, numbers.toArray(String[]::new)), caller);
        RenewedLicenses renewed =
                tables.database().read(entities -> tables.renewals(entities).renew(order));
        assertEquals(List.of(), renewed.ineligible());
        assertTrue(renewed.license().length > 0);
    }

    private static LicenseCaller filled(Database database, int apps) {
        Account ann = new Account(new Login("ann"), Optional.empty(), Workbench.NOW);
        database.write(entities -> {
            AccountTables.accounts(entities).add(ann);
            LongStream.rangeClosed(1, apps).forEach(app -> {
                offer(entities, app);
                entities.persist(new Entitlement(
                        ann.id(),
                        EntitlementTarget.of(asset(app).appleItemId()),
                        GrantTerms.PLAIN,
                        "shop",
                        Workbench.NOW));
            });
        });
        return new LicenseCaller(Optional.of(ann.id().value()), Optional.empty());
    }

    private static void offer(EntityManager entities, long app) {
        CatalogTables tables = new CatalogTables(entities);
        VersionAsset asset = asset(app);
        tables.app(app, "App " + app).decideAccess(Optional.of(AccessRule.ENTITLEMENT));
        tables.version(app, asset.appleVersionId().value(), "17.4");
        entities.persist(new PackageAsset(
                CatalogTables.packageVersionId(asset.appleVersionId().value(), 1),
                new HeldAsset(
                        asset.publicId(),
                        "variant/" + asset.publicId() + ".ipa",
                        7,
                        Sha256.of(asset.publicId()),
                        Set.of(AssetProof.SIGNATURE),
                        new byte[0])));
        tables.keyBlobs()
                .store(asset.appleItemId(), asset.appleVersionId(), asset.publicId(), LicensingBench.blobOf(asset));
        entities.persist(new AppLicenseTerms(asset.appleItemId(), STRICT));
    }

    private static VersionAsset asset(long app) {
        return LicensingBench.asset(app, app * 10);
    }

    private static List<String> numbers(Database database) {
        return database.read(entities -> entities.createQuery("select l.licenseId from License l", Long.class)
                .getResultStream()
                .map(String::valueOf)
                .toList());
    }

    private static long count(Database database, String entity) {
        return database.read(entities -> entities.createQuery("select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }
}
