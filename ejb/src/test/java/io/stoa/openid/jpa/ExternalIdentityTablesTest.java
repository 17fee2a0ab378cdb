package io.stoa.openid.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.LinkedWayIn;
import io.stoa.account.MailAddress;
import io.stoa.account.jpa.AccountTables;
import io.stoa.identity.Login;
import io.stoa.openid.ExternalIdentity;
import io.stoa.openid.ExternalIdentityRepository;
import io.stoa.openid.ForeignSubject;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links between providers and accounts as rows, on each provider of persistence and database. */
class ExternalIdentityTablesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @OnEveryDatabase
    void shouldKeepWhoSomebodyIsAndWhenItWasUsed(Database database) {
        AccountId person = account(database, "mara@kite.example");
        ForeignSubject mara = new ForeignSubject("https://id.example", "mara");
        database.write(entities -> links(entities).add(new ExternalIdentity(mara, person, Optional.empty(), NOON)));
        database.write(entities -> links(entities)
                .lock(mara)
                .orElseThrow()
                .use(MailAddress.parse("m@kite.example"), NOON.plusSeconds(60)));

        ExternalIdentity kept =
                database.read(entities -> links(entities).find(mara).orElseThrow());
        assertEquals(mara, kept.who());
        assertEquals(person, kept.account());
        assertEquals("m@kite.example", kept.address().orElseThrow().value());
        assertEquals(NOON.plusSeconds(60), kept.usedAt());
        assertEquals(NOON, kept.linkedAt());
    }

    @OnEveryDatabase
    void shouldTellSubjectsApartToTheLetterAndIssuersToo(Database database) {
        AccountId person = account(database, "ann@kite.example");
        add(database, person, "https://one.example", "ann");

        assertEquals(Optional.empty(), find(database, "https://one.example", "Ann"));
        assertEquals(Optional.empty(), find(database, "https://one.example/", "ann"));
        assertEquals(Optional.of(person), find(database, "https://one.example", "ann"));
    }

    @OnEveryDatabase
    void shouldLetOnePersonOfAProviderHaveOneAccount(Database database) {
        AccountId first = account(database, "first@kite.example");
        AccountId second = account(database, "second@kite.example");
        add(database, first, "https://taken.example", "mara");

        MarketplaceException refused =
                assertThrows(MarketplaceException.class, () -> add(database, second, "https://taken.example", "mara"));
        assertEquals(FailureCode.ALREADY_EXISTS, refused.code());
    }

    @OnEveryDatabase
    void shouldForgetLinksWithTheirAccount(Database database) {
        AccountId person = account(database, "gone@kite.example");
        add(database, person, "https://gone.example", "one");
        add(database, person, "https://gone.example", "two");
        List<ExternalIdentity> both = database.read(entities -> links(entities).of(person));
        assertEquals(2, both.size());

        database.write(entities -> AccountTables.accounts(entities).remove(person));

        List<ExternalIdentity> left = database.read(entities -> links(entities).of(person));
        assertEquals(List.of(), left);
        assertEquals(Optional.empty(), find(database, "https://gone.example", "one"));
    }

    @OnEveryDatabase
    void shouldRemoveEveryWayInOfOnePersonAlone(Database database) {
        AccountId person = account(database, "planted@kite.example");
        AccountId other = account(database, "other@kite.example");
        add(database, person, "https://reset.example", "one");
        add(database, person, "https://reset.example", "two");
        add(database, other, "https://reset.example", "three");

        int removed = database.inTransaction(entities -> waysIn(entities).removeAllOf(person));

        assertEquals(2, removed);
        assertEquals(Optional.empty(), find(database, "https://reset.example", "one"));
        assertEquals(Optional.of(other), find(database, "https://reset.example", "three"));
    }

    @OnEveryDatabase
    void shouldListWaysInAndRemoveOneOfItsPersonAlone(Database database) {
        AccountId person = account(database, "listed@kite.example");
        AccountId other = account(database, "unlisted@kite.example");
        add(database, person, "https://listed.example", "one");
        List<LinkedWayIn> all = database.read(entities -> waysIn(entities).of(person));
        String id = all.get(0).id();

        assertEquals(List.of(new LinkedWayIn(id, "https://listed.example", Optional.empty(), NOON)), all);
        assertEquals(false, database.<Boolean>inTransaction(entities -> waysIn(entities)
                .remove(other, id)));
        assertEquals(true, database.<Boolean>inTransaction(entities -> waysIn(entities)
                .remove(person, id)));
        assertEquals(false, database.<Boolean>inTransaction(entities -> waysIn(entities)
                .remove(person, id)));
    }

    private static JpaLinkedWaysIn waysIn(EntityManager entities) {
        JpaLinkedWaysIn ways = new JpaLinkedWaysIn();
        ways.entities = entities;
        return ways;
    }

    private static AccountId account(Database database, String login) {
        Account account = new Account(new Login(login), Optional.empty(), NOON);
        database.write(entities -> AccountTables.accounts(entities).add(account));
        return account.id();
    }

    private static void add(Database database, AccountId person, String issuer, String subject) {
        database.write(entities -> links(entities)
                .add(new ExternalIdentity(new ForeignSubject(issuer, subject), person, Optional.empty(), NOON)));
    }

    private static Optional<AccountId> find(Database database, String issuer, String subject) {
        return database.read(entities ->
                links(entities).find(new ForeignSubject(issuer, subject)).map(ExternalIdentity::account));
    }

    private static ExternalIdentityRepository links(EntityManager entities) {
        JpaExternalIdentityRepository links = new JpaExternalIdentityRepository();
        links.entities = entities;
        return links;
    }
}
