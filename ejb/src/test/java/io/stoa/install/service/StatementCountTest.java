package io.stoa.install.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.jpa.AccountTables;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.catalog.service.RulesOfAccess;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.jpa.EntitlementTables;
import io.stoa.entitlement.service.EntitlementRows;
import io.stoa.identity.Login;
import io.stoa.install.DeviceRequest;
import io.stoa.install.jpa.InstallTables;
import io.stoa.keys.service.Workbench;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A device that restores a hundred apps costs the database what one costs: the statements are counted. */
class StatementCountTest {

    private static final String ACCOUNT = "account";
    private static final int MANY = 100;

    @TempDir
    Path data;

    private InstallTokens tokens;

    @BeforeEach
    void loadTheSigningKey() {
        Workbench workbench = new Workbench(data).withSecretKey();
        tokens = new InstallTokens();
        tokens.keys = workbench.keyRing();
        tokens.installation = workbench.installation();
        tokens.clock = workbench.clock;
    }

    @OnEveryDatabase
    void shouldRestoreAHundredAppsWithTheStatementsOfOne(Database database) {
        fill(database);

        List<String> one = restoring(database, 1);
        List<String> many = restoring(database, MANY);

        assertEquals(one.size(), many.size(), many::toString);
        assertTrue(one.size() <= 2, one::toString);
    }

    @OnEveryDatabase
    void shouldUpdateAHundredAppsWithTheStatementsOfOne(Database database) {
        fill(database);

        List<String> one = updating(database, 1);
        List<String> many = updating(database, MANY);

        assertEquals(one.size(), many.size(), many::toString);
        assertTrue(one.size() <= 2, one::toString);
    }

    @OnEveryDatabase
    void shouldRestoreAHundredSoldAppsWithTheStatementsOfOne(Database database) {
        fill(database);
        Account ann = new Account(new Login("ann"), Optional.empty(), CatalogTables.NOON);
        database.write(entities -> {
            AccountTables.accounts(entities).add(ann);
            LongStream.rangeClosed(1, MANY).mapToObj(AppleItemId::new).forEach(app -> {
                new CatalogTables(entities)
                        .rows()
                        .lockedApp(app)
                        .orElseThrow()
                        .decideAccess(Optional.of(AccessRule.ENTITLEMENT));
                EntitlementTables.entitlements(entities)
                        .add(new Entitlement(
                                ann.id(), EntitlementTarget.of(app), GrantTerms.PLAIN, "shop", CatalogTables.NOON));
            });
        });

        List<String> one = database.statementsOf(() -> restoreOf(database, ann.id(), 1));
        List<String> many = database.statementsOf(() -> restoreOf(database, ann.id(), MANY));

        assertEquals(one.size(), many.size(), many::toString);
        assertTrue(one.size() <= 4, one::toString);
    }

    private void restoreOf(Database database, AccountId account, int apps) {
        DeviceRequest request = DeviceBench.of(account, asking(apps));
        assertEquals(
                apps,
                database.<Integer>read(entities ->
                        answers(entities).restore(request).restores().size()));
    }

    @OnEveryDatabase
    void shouldTellWhichAppsTheAccountHadBefore(Database database) {
        fill(database);
        database.write(entities -> InstallTables.installed(entities, ACCOUNT, 7));

        assertEquals(
                List.of(new AppleItemId(7)),
                database.read(entities -> List.copyOf(InstallTables.records(entities)
                        .licensedBefore(ACCOUNT, List.of(new AppleItemId(6), new AppleItemId(7))))));
        assertEquals(
                List.of(),
                database.read(entities -> List.copyOf(
                        InstallTables.records(entities).licensedBefore("another", List.of(new AppleItemId(7))))));
    }

    private List<String> restoring(Database database, int apps) {
        return counting(database, apps, (answers, request) -> answers.restore(request)
                .restores()
                .size());
    }

    private List<String> updating(Database database, int apps) {
        return counting(database, apps, (answers, request) -> answers.updates(request)
                .updates()
                .size());
    }

    private List<String> counting(Database database, int apps, BiFunction<DeviceAnswers, DeviceRequest, Integer> ask) {
        DeviceRequest request = asking(apps);
        return database.statementsOf(() -> {
            int answered = database.read(entities -> ask.apply(answers(entities), request));
            assertEquals(apps, answered);
        });
    }

    private static DeviceRequest asking(int apps) {
        return DeviceBench.asking(
                "18.0",
                LongStream.rangeClosed(1, apps)
                        .mapToObj(app -> app + "/" + version(app))
                        .toArray(String[]::new));
    }

    // every app with the version that is asked for and a later one, so that there is something to update to
    private static void fill(Database database) {
        database.write(entities -> {
            CatalogTables tables = new CatalogTables(entities);
            LongStream.rangeClosed(1, MANY).forEach(app -> {
                tables.app(app, "App " + app);
                tables.version(app, version(app), "17.4");
                tables.version(app, version(app) + 1, "17.4");
            });
        });
    }

    private static long version(long app) {
        return new AppleVersionId(app * 10).value();
    }

    private DeviceAnswers answers(EntityManager entities) {
        DeviceAnswers answers = new DeviceAnswers();
        answers.catalog = new CatalogTables(entities).catalog();
        answers.accessRules = RulesOfAccess.over(answers.catalog);
        answers.appAccess = EntitlementRows.access(
                AccountTables.accounts(entities),
                answers.catalog,
                EntitlementTables.entitlements(entities),
                Clock.systemUTC());
        answers.urls = DeviceBench.urls();
        answers.tokens = new InstallTokenBatch();
        answers.tokens.records = InstallTables.records(entities);
        answers.tokens.tokens = tokens;
        return answers;
    }
}
