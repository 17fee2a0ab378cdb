package io.stoa.account.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.LetterKind;
import io.stoa.account.LetterOrder;
import io.stoa.account.LinkToken;
import io.stoa.account.MailAddress;
import io.stoa.account.PasswordToken;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.identity.Login;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders of letters and the secrets of their links as rows, on each provider and database. */
class LetterTablesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final MailAddress MARA = new MailAddress("mara@kite.example");
    private static final MailAddress ANN = new MailAddress("ann@kite.example");

    @OnEveryDatabase
    void shouldFindWhatIsDueTheOldestFirst(Database database) {
        LetterOrder later = order(database, MARA, NOON.plusSeconds(1));
        LetterOrder first = order(database, ANN, NOON);
        order(database, ANN, NOON.plusSeconds(9));
        LetterOrder settled = order(database, MARA, NOON);
        database.write(
                entities -> letters(entities).lock(settled.id()).orElseThrow().settle());

        Instant now = NOON.plusSeconds(5);
        assertEquals(List.of(first.id(), later.id()), database.read(entities -> letters(entities)
                .due(now, 20)));
        assertEquals(
                List.of(first.id()), database.read(entities -> letters(entities).due(now, 1)));
    }

    @OnEveryDatabase
    void shouldCountTheLettersOfOneAddressAndForgetOldOnes(Database database) {
        order(database, MARA, NOON.minusSeconds(1));
        order(database, MARA, NOON);
        order(database, ANN, NOON);
        LetterOrder news = new LetterOrder(LetterKind.WAY_IN_ADDED, MARA, "en", NOON);
        database.write(entities -> letters(entities).add(news));

        assertEquals(1L, database.<Long>read(entities -> letters(entities).orderedSince(MARA, NOON)));
        assertEquals(
                1, database.<Integer>inTransaction(entities -> letters(entities).forgetOrderedBefore(NOON)));
        assertEquals(1L, database.<Long>read(entities -> letters(entities).orderedSince(MARA, Instant.EPOCH)));
    }

    @OnEveryDatabase
    void shouldForgetEveryLinkOfOneAddress(Database database) {
        Account mara = new Account(new Login(MARA.value()), Optional.empty(), NOON);
        database.write(entities -> AccountTables.accounts(entities).add(mara));
        token(database, "first", MARA, Optional.of(mara.id()));
        token(database, "second", MARA, Optional.empty());
        token(database, "other", ANN, Optional.empty());

        database.write(entities -> {
            assertEquals(
                    Optional.of(mara.id()),
                    tokens(entities).lock(Sha256.of("first")).orElseThrow().account());
            tokens(entities).forgetAllOf(MARA);
        });

        assertEquals(
                Optional.empty(), database.read(entities -> tokens(entities).find(Sha256.of("first"))));
        assertEquals(
                Optional.empty(), database.read(entities -> tokens(entities).find(Sha256.of("second"))));
        assertTrue(database.read(entities -> tokens(entities).find(Sha256.of("other")))
                .isPresent());
    }

    @OnEveryDatabase
    void shouldForgetEverythingOfOnePerson(Database database) {
        Account mara = new Account(new Login(MARA.value()), Optional.empty(), NOON);
        AppleItemId app = new AppleItemId(6700012345L);
        database.write(entities -> {
            AccountTables.accounts(entities).add(mara);
            entities.persist(new LinkToken(Sha256.of("link"), mara.id(), app, NOON));
        });
        token(database, "first", MARA, Optional.of(mara.id()));
        order(database, MARA, NOON);
        order(database, ANN, NOON);

        database.write(entities -> {
            tokens(entities).forgetAllOf(mara.id());
            letters(entities).forgetAllTo(MARA);
            AccountTables.accounts(entities).remove(mara.id());
        });

        assertEquals(Optional.empty(), database.read(entities -> AccountTables.accounts(entities)
                .find(mara.id())));
        assertEquals(
                1, database.read(entities -> letters(entities).due(NOON, 20)).size());
    }

    @OnEveryDatabase
    void shouldForgetLinksThatAreTooOld(Database database) {
        token(database, "old", MARA, Optional.empty());
        Instant over = NOON.plus(PasswordToken.LIFE);

        assertEquals(
                0, database.<Integer>inTransaction(entities -> tokens(entities).forgetExpired(over)));
        assertEquals(1, database.<Integer>inTransaction(entities -> tokens(entities)
                .forgetExpired(over.plus(Duration.ofMillis(1)))));
    }

    private static LetterOrder order(Database database, MailAddress address, Instant at) {
        LetterOrder order = new LetterOrder(LetterKind.RESET, address, "en", at);
        database.write(entities -> letters(entities).add(order));
        return order;
    }

    private static void token(Database database, String secret, MailAddress address, Optional<AccountId> account) {
        database.write(entities -> tokens(entities).add(new PasswordToken(Sha256.of(secret), address, account, NOON)));
    }

    private static JpaLetterRepository letters(EntityManager entities) {
        JpaLetterRepository letters = new JpaLetterRepository();
        letters.entities = entities;
        return letters;
    }

    private static JpaPasswordTokenRepository tokens(EntityManager entities) {
        JpaPasswordTokenRepository tokens = new JpaPasswordTokenRepository();
        tokens.entities = entities;
        return tokens;
    }
}
