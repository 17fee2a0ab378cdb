package io.stoa.catalog.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.jpa.CatalogTables;
import io.stoa.catalog.service.AccessRules.Access;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may have an app is decided in one place, app by app, and else by the configuration. */
class AccessRulesTest {

    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId BOAT = new AppleItemId(6700012346L);

    private final List<String> audited = new ArrayList<>();

    @OnEveryDatabase
    void shouldFollowTheConfigurationUntilItIsDecidedAndAgainOnceNoEntitlementIsNeeded(Database database) {
        register(database);

        assertEquals(new Access(AccessRule.FREE, false), get(database));
        decide(database, Optional.of(AccessRule.ACCOUNT));
        decide(database, Optional.of(AccessRule.ACCOUNT));
        assertEquals(new Access(AccessRule.ACCOUNT, true), get(database));
        decide(database, Optional.empty());
        assertEquals(new Access(AccessRule.FREE, false), get(database));
        assertEquals(
                List.of(
                        "mara app.access 6700012345 from that of the configuration to account",
                        "mara app.access 6700012345 from account to that of the configuration"),
                audited);
        need(database, true);
        assertEquals(new Access(AccessRule.ENTITLEMENT, true), get(database));
        need(database, false);
        assertEquals(new Access(AccessRule.FREE, false), get(database));
        decide(database, Optional.of(AccessRule.ACCOUNT));
        need(database, false);
        assertEquals(new Access(AccessRule.ACCOUNT, true), get(database));
    }

    @OnEveryDatabase
    void shouldReadTheRulesOfManyAppsInOneStatementAndDecideForThoseThatAre(Database database) {
        assertEquals(
                FailureCode.NOT_FOUND,
                assertThrows(MarketplaceException.class, () -> decide(database, Optional.of(AccessRule.FREE)))
                        .code());
        assertEquals(List.of(), audited);
        register(database);
        database.write(entities -> new CatalogTables(entities).app(BOAT.value(), "Boat"));
        decide(database, Optional.of(AccessRule.ENTITLEMENT));

        List<String> statements = database.statementsOf(() -> assertEquals(
                Map.of(KITE, AccessRule.ENTITLEMENT, BOAT, AccessRule.FREE),
                database.read(entities -> rules(entities).rulesOf(List.of(KITE, BOAT, KITE, new AppleItemId(1))))));

        assertEquals(1, statements.size(), statements::toString);
        assertEquals(Map.of(), database.read(entities -> rules(entities).rulesOf(List.of())));
    }

    @OnEveryDatabase
    void shouldReadAnAppOnlyOnceItIsLockedWhereItsRuleIsDecided(Database database) {
        register(database);

        List<String> statements = database.statementsOf(() -> need(database, false));

        assertEquals(1, statements.size(), statements::toString);
        assertTrue(statements.get(0).toLowerCase(Locale.ROOT).contains(" for "), statements::toString);
    }

    @Test
    void shouldFollowAConfigurationThatWantsAccounts() {
        AccessSettings settings = new AccessSettings();
        settings.requiresAccount = true;

        assertEquals(AccessRule.ACCOUNT, settings.standard());
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCOUNT", "ENTITLEMENT"})
    void shouldAskForASignInAsSoonAsOneAppNeedsAnAccount(AccessRule rule) {
        List<AccessRule> asked = List.of(AccessRule.FREE, rule);

        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> AccessRules.requireAccount(Optional.empty(), asked));

        assertEquals(FailureCode.CALLER_UNKNOWN, refusal.code());
        assertDoesNotThrow(() -> AccessRules.requireAccount(Optional.of("ann"), asked));
        assertDoesNotThrow(() -> AccessRules.requireAccount(Optional.empty(), List.of(AccessRule.FREE)));
    }

    private static void register(Database database) {
        database.write(entities -> new CatalogTables(entities).app(KITE.value(), "Kite"));
    }

    private void decide(Database database, Optional<AccessRule> rule) {
        database.write(entities -> rules(entities).decide(KITE, rule, "mara"));
    }

    private void need(Database database, boolean isNeeded) {
        database.write(entities -> rules(entities).needEntitlement(KITE, isNeeded, "mara"));
    }

    private Access get(Database database) {
        return database.read(entities -> rules(entities).get(KITE));
    }

    private AccessRules rules(EntityManager entities) {
        CatalogTables tables = new CatalogTables(entities);
        return RulesOfAccess.over(
                tables.catalog(),
                tables.rows(),
                (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + subject + " " + detail));
    }
}
