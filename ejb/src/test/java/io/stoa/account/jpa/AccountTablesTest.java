package io.stoa.account.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountQuery;
import io.stoa.account.LinkToken;
import io.stoa.account.MailAddress;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.identity.Login;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Accounts and link tokens as rows, on each provider and database. */
class AccountTablesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final AppleItemId KITE = new AppleItemId(6700012345L);

    @OnEveryDatabase
    void shouldLetOneAccountHaveALogin(Database database) {
        add(database, "mara@kite.example");
        MarketplaceException refusal =
                assertThrows(MarketplaceException.class, () -> add(database, "mara@kite.example"));

        assertEquals(FailureCode.ALREADY_EXISTS, refusal.code());
        assertFalse(refusal.sentence().contains("mara"), refusal.sentence());
    }

    @OnEveryDatabase
    void shouldFindALoginAsItWasWrittenOrElseInLowerCase(Database database) {
        AccountId lower = add(database, "mara@kite.example");
        AccountId capital = add(database, "Ann@kite.example");
        AccountId small = add(database, "ann@kite.example");

        assertEquals(Optional.of(lower), owner(database, "Mara@Kite.example"));
        assertEquals(Optional.of(capital), owner(database, "Ann@kite.example"));
        assertEquals(Optional.of(small), owner(database, "ANN@kite.example"));
        assertEquals(Optional.empty(), owner(database, "mara"));
        assertEquals(Optional.empty(), owner(database, "%"));
    }

    @OnEveryDatabase
    void shouldKnowALoginByItsAddressInWhateverCase(Database database) {
        add(database, "Ann@Kite.example");

        assertTrue(isLogin(database, "ann@kite.example"));
        assertFalse(isLogin(database, "an_@kite.example"));
    }

    private static boolean isLogin(Database database, String address) {
        return database.read(entities -> {
            JpaAccountSearch search = new JpaAccountSearch();
            search.entities = entities;
            return search.isLogin(new MailAddress(address));
        });
    }

    @OnEveryDatabase
    void shouldKeepSinceWhenASignInCounts(Database database) {
        AccountId mara = add(database, "mara@kite.example");
        database.write(entities ->
                AccountTables.accounts(entities).find(mara).orElseThrow().signOutEverywhere(NOON));

        Account kept = database.read(
                entities -> AccountTables.accounts(entities).find(mara).orElseThrow());
        assertFalse(kept.keepsSignInOf(NOON));
        assertTrue(kept.keepsSignInOf(NOON.plusMillis(1)));
    }

    @OnEveryDatabase
    void shouldPageThroughAccountsInOneStatementEachHoweverManyThereAre(Database database) {
        List<AccountId> made = IntStream.range(0, 7)
                .mapToObj(i -> add(database, "mara" + i + "@kite.example"))
                .sorted(Comparator.comparing(AccountId::value).reversed())
                .toList();
        List<AccountId> first = new ArrayList<>();
        List<AccountId> second = new ArrayList<>();

        List<String> statements = database.statementsOf(() -> {
            first.addAll(page(database, AccountQuery.ALL, Optional.empty(), 4));
            second.addAll(page(database, AccountQuery.ALL, Optional.of(first.get(3)), 4));
        });

        assertEquals(made.subList(0, 4), first);
        assertEquals(made.subList(4, 7), second);
        assertEquals(2, statements.size(), statements::toString);
    }

    @OnEveryDatabase
    void shouldLookForWhatSomebodyTypedAndTakeNothingOfItForAPattern(Database database) {
        AccountId mara = add(database, "Mara_1@kite.example");
        AccountId other = add(database, "marab1@kite.example");
        database.write(entities ->
                AccountTables.accounts(entities).find(other).orElseThrow().suspend(NOON));

        assertEquals(List.of(mara), page(database, AccountQuery.of("mara_", "", "")));
        assertEquals(List.of(other, mara), page(database, AccountQuery.of("MARA", "", "")));
        assertEquals(List.of(), page(database, AccountQuery.of("%", "", "")));
        assertEquals(List.of(), page(database, AccountQuery.of("!", "", "")));
        assertEquals(List.of(), page(database, AccountQuery.of("ara", "", "")));
        assertEquals(List.of(), page(database, AccountQuery.of("' or 1=1 --", "", "")));
        assertEquals(List.of(other), page(database, AccountQuery.of("mara", "", "suspended")));
        assertEquals(List.of(mara), page(database, AccountQuery.of("", mara.value(), "active")));
    }

    private static List<AccountId> page(Database database, AccountQuery query) {
        return page(database, query, Optional.empty(), 10);
    }

    private static List<AccountId> page(Database database, AccountQuery query, Optional<AccountId> before, int limit) {
        return database.read(entities -> {
            JpaAccountSearch search = new JpaAccountSearch();
            search.entities = entities;
            return search.page(query, before, limit).stream().map(Account::id).toList();
        });
    }

    private static Optional<AccountId> owner(Database database, String login) {
        return database.read(entities ->
                AccountTables.accounts(entities).find(new Login(login)).map(Account::id));
    }

    @OnEveryDatabase
    void shouldReadOrLockManyAccountsInOneStatement(Database database) {
        AccountId mara = add(database, "mara@kite.example");
        AccountId ann = add(database, "ann@kite.example");
        List<AccountId> asked = List.of(ann, mara, new AccountId("nobody"));

        List<String> statements = database.statementsOf(() -> database.write(entities -> {
            assertEquals(2, AccountTables.accounts(entities).find(asked).size());
            assertEquals(2, AccountTables.accounts(entities).lock(asked).size());
        }));

        assertEquals(2, statements.size(), statements::toString);
        assertEquals(List.of(), database.read(entities -> AccountTables.accounts(entities)
                .find(List.of())));
    }

    @OnEveryDatabase
    void shouldCountTheExchangesOfALinkToken(Database database) {
        AccountId account = add(database, "mara@kite.example");
        Sha256 digest = Sha256.of("token");
        database.write(entities -> tokens(entities).add(new LinkToken(digest, account, KITE, NOON)));
        for (int i = 0; i < LinkToken.MOST_EXCHANGES; i++) {
            database.write(
                    entities -> tokens(entities).lock(digest).orElseThrow().exchange(NOON));
        }

        LinkToken spent =
                database.inTransaction(entities -> tokens(entities).lock(digest).orElseThrow());
        assertEquals(LinkToken.MOST_EXCHANGES, spent.exchanges());
        assertFalse(spent.isExchangeable(NOON));
    }

    @OnEveryDatabase
    void shouldForgetTheLinkTokensOfOnePersonAlone(Database database) {
        AccountId mara = add(database, "mara@kite.example");
        AccountId ann = add(database, "ann@kite.example");
        database.write(entities -> {
            tokens(entities).add(new LinkToken(Sha256.of("mara"), mara, KITE, NOON));
            tokens(entities).add(new LinkToken(Sha256.of("ann"), ann, KITE, NOON));
        });
        database.write(entities -> tokens(entities).forgetAllOf(mara));

        assertEquals(Optional.empty(), database.inTransaction(entities -> tokens(entities)
                .lock(Sha256.of("mara"))));
        assertEquals(Optional.of(ann), database.inTransaction(entities -> tokens(entities)
                .lock(Sha256.of("ann"))
                .map(LinkToken::account)));
    }

    @OnEveryDatabase
    void shouldForgetLinkTokensThatAreOver(Database database) {
        AccountId account = add(database, "mara@kite.example");
        database.write(entities -> {
            tokens(entities).add(new LinkToken(Sha256.of("old"), account, KITE, NOON));
            tokens(entities).add(new LinkToken(Sha256.of("new"), account, KITE, NOON.plusSeconds(60)));
        });
        int forgotten = database.inTransaction(entities ->
                tokens(entities).forgetExpired(NOON.plus(LinkToken.LIFE).plusSeconds(30)));

        assertEquals(1, forgotten);
        boolean kept = database.inTransaction(
                entities -> tokens(entities).lock(Sha256.of("new")).isPresent());
        boolean gone = database.inTransaction(
                entities -> tokens(entities).lock(Sha256.of("old")).isEmpty());
        assertTrue(kept);
        assertTrue(gone);
    }

    private static AccountId add(Database database, String login) {
        Account account = new Account(new Login(login), Optional.empty(), NOON);
        database.write(entities -> accounts(entities).add(account));
        return account.id();
    }

    private static JpaAccountRepository accounts(EntityManager entities) {
        JpaAccountRepository accounts = new JpaAccountRepository();
        accounts.entities = entities;
        return accounts;
    }

    private static JpaLinkTokenRepository tokens(EntityManager entities) {
        JpaLinkTokenRepository tokens = new JpaLinkTokenRepository();
        tokens.entities = entities;
        return tokens;
    }
}
