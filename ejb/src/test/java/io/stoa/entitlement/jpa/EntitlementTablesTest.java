package io.stoa.entitlement.jpa;

import static io.stoa.entitlement.jpa.EntitlementTables.entitlements;
import static io.stoa.entitlement.jpa.EntitlementTables.groups;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.jpa.AccountTables;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementEventKind;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.service.EntitlementRows;
import io.stoa.identity.Login;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Entitlements, groups and history as rows, on each provider and database. */
class EntitlementTablesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);
    private static final AppleItemId BOAT = new AppleItemId(6700012346L);

    @OnEveryDatabase
    void shouldFindWhatIsGrantedByItselfAndByGroupsInOneStatementHoweverManyThereAre(Database database) {
        AccountId ann = account(database, "ann");
        AccountId bob = account(database, "bob");
        EntitlementGroupId group = group(database, "Everything", KITE, BOAT);
        grant(database, ann, EntitlementTarget.of(KITE), "order-1");
        grant(database, ann, EntitlementTarget.of(group), "sub-1");
        List<AppleItemId> asked = List.of(KITE, BOAT, new AppleItemId(1));

        List<String> few = database.statementsOf(() -> assertEquals(
                List.of("6700012345 order-1", "6700012345 sub-1", "6700012346 sub-1"),
                granted(database, List.of(ann, bob), asked)));
        LongStream.range(1, 60)
                .forEach(app -> grant(database, bob, EntitlementTarget.of(new AppleItemId(app)), "order-" + app));
        IntStream.range(0, 60).forEach(order -> grant(database, ann, EntitlementTarget.of(KITE), "again-" + order));
        List<String> many = database.statementsOf(() -> assertEquals(
                3 + 1 + 60, granted(database, List.of(ann, bob), asked).size()));

        List<String> none = database.statementsOf(() -> {
            assertEquals(List.of(), granted(database, List.of(), asked));
            assertEquals(List.of(), granted(database, List.of(ann), List.of()));
        });

        assertEquals(List.of(), none);
        assertEquals(1, few.size(), few::toString);
        assertEquals(1, many.size(), many::toString);
    }

    @OnEveryDatabase
    void shouldPageByAnyWordTheNewestFirst(Database database) {
        AccountId ann = account(database, "ann");
        EntitlementGroupId group = group(database, "Everything", KITE);
        EntitlementId first = grant(database, ann, EntitlementTarget.of(KITE), "order-1");
        EntitlementId second = grant(database, ann, EntitlementTarget.of(group), "sub-1");
        EntitlementId third = grant(database, ann, EntitlementTarget.of(BOAT), "order-1");

        assertEquals(List.of(third, second, first), page(database, EntitlementQuery.of(ann.value(), "", "", "")));
        assertEquals(List.of(second, first), page(database, EntitlementQuery.of("", KITE.toString(), "", "")));
        assertEquals(List.of(second), page(database, EntitlementQuery.of("", "", group.value(), null)));
        assertEquals(List.of(third, first), page(database, EntitlementQuery.of("", "", "", "order-1")));
        assertEquals(List.of(), page(database, EntitlementQuery.of("", "", "", "%")));
        List<Entitlement> behind =
                database.read(entities -> entitlements(entities).page(EntitlementQuery.of(ann), Optional.of(third), 1));
        assertEquals(List.of(second), behind.stream().map(Entitlement::id).toList());
    }

    @OnEveryDatabase
    void shouldAskForTheGroupsOfAnAppByThemselves(Database database) {
        AccountId ann = account(database, "ann");
        EntitlementGroupId group = group(database, "Everything", KITE);
        EntitlementId member = grant(database, ann, EntitlementTarget.of(group), "sub-1");

        List<String> statements = database.statementsOf(
                () -> assertEquals(List.of(member), page(database, EntitlementQuery.of("", KITE.toString(), "", ""))));

        assertEquals(2, statements.size(), statements::toString);
        assertFalse(statements.get(1).toLowerCase(Locale.ROOT).contains("entitlement_group_app"), statements::toString);
    }

    @OnEveryDatabase
    void shouldKnowWhetherAGroupIsHeld(Database database) {
        AccountId ann = account(database, "ann");
        EntitlementGroupId group = group(database, "Everything", KITE);
        Entitlement membership = new Entitlement(
                ann,
                EntitlementTarget.of(group),
                new GrantTerms(Optional.of(NOON.plusSeconds(60)), "", ""),
                "shop",
                NOON);
        database.write(entities -> entitlements(entities).add(membership));

        assertTrue(isHeld(database, group, NOON));
        assertFalse(isHeld(database, group, NOON.plusSeconds(60)));
        database.write(entities ->
                entitlements(entities).find(membership.id()).orElseThrow().revoke("", "shop", NOON));
        assertFalse(isHeld(database, group, NOON));
    }

    @OnEveryDatabase
    void shouldRevokeWhatSomebodyElseChangedWhileItWaited(Database database) {
        AccountId ann = account(database, "ann");
        EntitlementId sold = grant(database, ann, EntitlementTarget.of(KITE), "sub-1");
        Instant end = NOON.plusSeconds(60);

        database.write(entities -> EntitlementRows.entitlements(
                        AccountTables.accounts(entities),
                        overtaken(
                                entities,
                                () -> database.write(others -> entitlements(others)
                                        .find(sold)
                                        .orElseThrow()
                                        .holdUntil(Optional.of(end)))),
                        groups(entities),
                        (actor, action, subject, detail) -> {},
                        Clock.fixed(NOON, ZoneOffset.UTC))
                .revoke(sold, "fraud", "mara"));

        Entitlement kept =
                database.read(entities -> entitlements(entities).find(sold).orElseThrow());
        assertEquals(Optional.of(end), kept.expiresAt());
        assertEquals(Optional.of(NOON), kept.revokedAt());
    }

    // somebody else is faster to lock the account that is asked for first
    private static EntitlementRepository overtaken(EntityManager entities, Runnable other) {
        JpaEntitlementRepository slow = new JpaEntitlementRepository() {
            @Override
            public Optional<AccountId> accountOf(EntitlementId id) {
                Optional<AccountId> account = super.accountOf(id);
                other.run();
                return account;
            }
        };
        slow.entities = entities;
        return slow;
    }

    @OnEveryDatabase
    void shouldForgetEverythingOfAPersonWithTheirAccount(Database database) {
        AccountId ann = account(database, "ann");
        AccountId bob = account(database, "bob");
        grant(database, ann, EntitlementTarget.of(KITE), "order-1");
        EntitlementId kept = grant(database, bob, EntitlementTarget.of(KITE), "order-1");

        database.write(entities -> AccountTables.accounts(entities).remove(ann));

        assertEquals(List.of(kept), page(database, EntitlementQuery.of("", KITE.toString(), "", "")));
        assertEquals(
                List.of(Optional.of(bob)),
                database.read(
                        entities -> entitlements(entities)
                                .history(EntitlementQuery.of("", KITE.toString(), "", ""), Optional.empty(), 10)
                                .stream()
                                .map(EntitlementEvent::account)
                                .toList()));
    }

    @OnEveryDatabase
    void shouldLetAppsJoinAndLeaveAGroupOfItsOwnNameAndTheGroupGo(Database database) {
        EntitlementGroupId other = group(database, "Testers");
        EntitlementGroupId group = group(database, "Everything", BOAT, KITE);
        assertFalse(database.<Boolean>inTransaction(entities -> groups(entities).addApp(group, KITE, NOON)));
        assertEquals(
                List.of(KITE, BOAT), database.read(entities -> groups(entities).apps(group)));
        assertTrue(database.<Boolean>inTransaction(entities -> groups(entities).removeApp(group, KITE)));
        assertFalse(database.<Boolean>inTransaction(entities -> groups(entities).removeApp(group, KITE)));
        assertEquals(
                2,
                database.read(entities -> groups(entities).page(Optional.empty(), 10))
                        .size());
        assertEquals(FailureCode.ALREADY_EXISTS, codeOf(() -> group(database, "Everything")));
        assertEquals(
                FailureCode.ALREADY_EXISTS,
                codeOf(() -> database.write(entities ->
                        groups(entities).rename(groups(entities).lock(other).orElseThrow(), "Everything"))));

        database.write(
                entities -> groups(entities).remove(groups(entities).lock(group).orElseThrow()));

        assertEquals(List.of(), database.read(entities -> groups(entities).apps(group)));
        assertEquals(
                Optional.empty(), database.read(entities -> groups(entities).find(group)));
    }

    private static AccountId account(Database database, String login) {
        Account account = new Account(new Login(login), Optional.empty(), NOON);
        database.write(entities -> AccountTables.accounts(entities).add(account));
        return account.id();
    }

    private static EntitlementGroupId group(Database database, String name, AppleItemId... apps) {
        EntitlementGroup group = new EntitlementGroup(name, NOON);
        database.write(entities -> {
            groups(entities).add(group);
            List.of(apps).forEach(app -> groups(entities).addApp(group.id(), app, NOON));
        });
        return group.id();
    }

    private static EntitlementId grant(
            Database database, AccountId account, EntitlementTarget target, String reference) {
        Entitlement granted =
                new Entitlement(account, target, new GrantTerms(Optional.empty(), reference, ""), "shop", NOON);
        database.write(entities -> {
            entitlements(entities).add(granted);
            entitlements(entities).record(EntitlementEvent.of(EntitlementEventKind.GRANTED, granted, "shop", NOON, ""));
        });
        return granted.id();
    }

    private static List<String> granted(Database database, List<AccountId> accounts, List<AppleItemId> apps) {
        return database.read(entities -> entitlements(entities).granted(accounts, apps).stream()
                .map(each -> each.app() + " " + each.entitlement().reference())
                .sorted()
                .collect(Collectors.toList()));
    }

    private static List<EntitlementId> page(Database database, EntitlementQuery query) {
        return database.read(entities -> entitlements(entities).page(query, Optional.empty(), 10).stream()
                .map(Entitlement::id)
                .toList());
    }

    private static boolean isHeld(Database database, EntitlementGroupId group, Instant now) {
        return database.read(entities -> entitlements(entities).isHeld(group, now));
    }

    private static FailureCode codeOf(Runnable refused) {
        return assertThrows(MarketplaceException.class, refused::run).code();
    }
}
