package io.stoa.oauth.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.DeviceSignIn;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.Sha256;
import io.stoa.identity.Login;
import io.stoa.oauth.Audience;
import io.stoa.oauth.AuthorizationCode;
import io.stoa.oauth.AuthorizationRequest;
import io.stoa.oauth.CodeChallenge;
import io.stoa.oauth.LocalToken;
import io.stoa.oauth.OAuthClient;
import io.stoa.oauth.RedirectUri;
import io.stoa.oauth.RefreshFamily;
import io.stoa.oauth.RefreshToken;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refresh tokens and used local tokens as rows, on each provider and database. */
class TokenTablesTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @OnEveryDatabase
    void shouldFindATokenByItsDigestAndLockItsFamily(Database database) {
        RefreshFamily family = family(database, NOON);
        RefreshToken first = token(database, "first", family, Optional.empty(), NOON);
        token(database, "second", family, Optional.of(first), NOON);

        RefreshToken found = find(database, "second").orElseThrow();
        assertEquals(Optional.of(Sha256.of("first")), found.parent());
        assertEquals(
                family.id(),
                database.inTransaction(entities ->
                        tokens(entities).lockFamilyOf(found).orElseThrow().id()));
        assertEquals(Optional.empty(), find(database, "third"));
    }

    @OnEveryDatabase
    void shouldRememberWhichTokenWasUsedLast(Database database) {
        RefreshFamily family = family(database, NOON);
        RefreshToken first = token(database, "first", family, Optional.empty(), NOON);
        database.write(entities ->
                tokens(entities).lockFamilyOf(first).orElseThrow().continueWith(first, NOON.plusSeconds(1)));
        RefreshToken second = token(database, "second", family, Optional.of(first), NOON);

        RefreshFamily continued = database.inTransaction(
                entities -> tokens(entities).lockFamilyOf(first).orElseThrow());
        assertTrue(continued.mayContinueWith(second, false));
        assertFalse(continued.mayContinueWith(first, false));
        assertTrue(continued.mayContinueWith(first, true));
    }

    @OnEveryDatabase
    void shouldForgetFamiliesThatAreOverWithAllTheirTokens(Database database) {
        RefreshFamily over = family(database, NOON);
        token(database, "over", over, Optional.empty(), NOON);
        RefreshFamily alive = family(database, NOON.plus(Duration.ofDays(30)));
        token(database, "alive", alive, Optional.empty(), NOON.plus(Duration.ofDays(30)));
        Instant later = NOON.plus(RefreshFamily.LIFE_UNUSED).plusSeconds(1);

        int forgotten = database.inTransaction(entities -> tokens(entities).forgetExpired(later));

        assertEquals(1, forgotten);
        assertEquals(Optional.empty(), find(database, "over"));
        assertTrue(find(database, "alive").isPresent());
    }

    @OnEveryDatabase
    void shouldForgetTokensALivingFamilyHasLeftBehindButNotTheOneItUsedLast(Database database) {
        RefreshFamily family = family(database, NOON);
        RefreshToken first = token(database, "first", family, Optional.empty(), NOON);
        RefreshToken second = token(database, "second", family, Optional.of(first), NOON);
        Instant later = NOON.plus(Duration.ofDays(89));
        database.write(
                entities -> tokens(entities).lockFamilyOf(second).orElseThrow().continueWith(second, later));

        int forgotten =
                database.inTransaction(entities -> tokens(entities).forgetExpired(later.plus(Duration.ofDays(30))));

        assertEquals(1, forgotten);
        assertEquals(Optional.empty(), find(database, "first"));
        assertTrue(find(database, "second").isPresent());
    }

    @OnEveryDatabase
    void shouldEndEverySignInOfOnePersonAndNobodyElses(Database database) {
        RefreshFamily first = family(database, NOON);
        RefreshFamily older = familyOf(database, first.account(), NOON.minusSeconds(60));
        familyOf(database, first.account(), NOON.minus(Duration.ofDays(91)));
        RefreshFamily another = family(database, NOON.plusSeconds(1));
        database.write(entities -> codes(entities).add(code(first)));

        assertEquals(
                List.of(NOON, NOON.minusSeconds(60)),
                database.read(entities -> devices(entities).of(first.account(), NOON)).stream()
                        .map(DeviceSignIn::usedAt)
                        .toList());
        List<String> statements = database.statementsOf(() ->
                database.write(entities -> assertEquals(2, devices(entities).endAll(first.account(), NOON))));

        assertEquals(2, statements.size(), statements::toString);
        assertEquals(Optional.empty(), database.inTransaction(entities -> codes(entities)
                .lock(Sha256.of("code"))));
        assertEquals(List.of(), database.read(entities -> devices(entities).of(first.account(), NOON)));
        assertEquals(
                1,
                database.read(entities -> devices(entities).of(another.account(), NOON))
                        .size());
        assertFalse(database.read(entities -> entities.find(RefreshFamily.class, first.id()))
                .isAlive(NOON));
    }

    @OnEveryDatabase
    void shouldEndOneSignInOfItsPersonAlone(Database database) {
        RefreshFamily mine = family(database, NOON);
        RefreshFamily other = familyOf(database, mine.account(), NOON.minusSeconds(60));
        RefreshFamily foreign = family(database, NOON.plusSeconds(1));

        assertFalse(end(database, mine.account(), foreign.id()));
        assertFalse(end(database, mine.account(), "' or 1=1 --"));
        assertTrue(end(database, mine.account(), mine.id()));
        assertFalse(end(database, mine.account(), mine.id()));

        assertEquals(
                List.of(other.id()),
                database.read(entities -> devices(entities).of(mine.account(), NOON)).stream()
                        .map(DeviceSignIn::id)
                        .toList());
        assertEquals(
                1,
                database.read(entities -> devices(entities).of(foreign.account(), NOON))
                        .size());
    }

    private static boolean end(Database database, AccountId person, String id) {
        return database.inTransaction(entities -> devices(entities).end(person, id, NOON));
    }

    @OnEveryDatabase
    void shouldListLocalTokensTheOnesUsedLastFirst(Database database) {
        database.write(entities -> {
            locals(entities).add(new LocalToken("older", "operator", NOON.minusSeconds(60)));
            locals(entities).add(new LocalToken("newer", "viewer", NOON));
        });

        List<String> statements = database.statementsOf(() -> assertEquals(
                List.of("newer", "older"),
                database.read(entities -> locals(entities).newest(10)).stream()
                        .map(LocalToken::jti)
                        .toList()));

        assertEquals(1, statements.size(), statements::toString);
        assertEquals(1, database.read(entities -> locals(entities).newest(1)).size());
    }

    @OnEveryDatabase
    void shouldKeepTheDigestOfAChangedSecretAndCountTheChange(Database database) {
        OAuthClient shop = new OAuthClient(
                "Shop", Optional.of(Sha256.of("former")), List.of(new RedirectUri("com.kite:/in")), NOON);
        database.write(entities -> clients(entities).add(shop));
        long before = database.read(
                        entities -> clients(entities).find(shop.id()).orElseThrow())
                .version();
        database.write(
                entities -> clients(entities).lock(shop.id()).orElseThrow().changeSecret(Sha256.of("next")));

        OAuthClient kept =
                database.read(entities -> clients(entities).find(shop.id()).orElseThrow());
        assertTrue(kept.isProvedBy(Optional.of("next")));
        assertFalse(kept.isProvedBy(Optional.of("former")));
        assertEquals(before + 1, kept.version());
    }

    @OnEveryDatabase
    void shouldForgetEverySignInOfOnePersonWithItsTokens(Database database) {
        RefreshFamily family = family(database, NOON);
        token(database, "mine", family, Optional.empty(), NOON);
        database.write(entities -> codes(entities).add(code(family)));
        RefreshFamily another = family(database, NOON.plusSeconds(1));
        token(database, "another", another, Optional.empty(), NOON);

        database.write(entities -> devices(entities).forgetAll(family.account()));

        assertEquals(Optional.empty(), database.inTransaction(entities -> codes(entities)
                .lock(Sha256.of("code"))));

        assertEquals(Optional.empty(), find(database, "mine"));
        assertEquals(List.of(), database.read(entities -> devices(entities).of(family.account(), NOON)));
        assertTrue(find(database, "another").isPresent());
    }

    private static JpaDeviceSignIns devices(EntityManager entities) {
        JpaDeviceSignIns devices = new JpaDeviceSignIns();
        devices.entities = entities;
        return devices;
    }

    private static RefreshFamily familyOf(Database database, AccountId person, Instant now) {
        RefreshFamily family = new RefreshFamily(person, new AppleItemId(6700012345L), Optional.empty(), now);
        database.write(entities -> tokens(entities).add(family));
        return family;
    }

    @OnEveryDatabase
    void shouldKeepALocalTokenOnce(Database database) {
        database.write(entities -> locals(entities).add(new LocalToken("jti", "operator", NOON)));
        MarketplaceException taken = assertThrows(
                MarketplaceException.class,
                () -> database.write(entities -> locals(entities).add(new LocalToken("jti", "viewer", NOON))));

        assertEquals(FailureCode.ALREADY_EXISTS, taken.code());
        LocalToken kept =
                database.read(entities -> locals(entities).find("jti")).orElseThrow();
        assertEquals("operator", kept.role());
        assertFalse(kept.isRevoked());
    }

    @OnEveryDatabase
    void shouldRevokeALocalTokenForGood(Database database) {
        database.write(entities -> locals(entities).add(new LocalToken("jti", "operator", NOON)));
        database.write(entities -> locals(entities).find("jti").orElseThrow().revoke(NOON));
        LocalToken kept =
                database.read(entities -> locals(entities).find("jti")).orElseThrow();

        assertTrue(kept.isRevoked());
    }

    @OnEveryDatabase
    void shouldKeepClientsUntilTheyAreTakenAway(Database database) {
        OAuthClient client = new OAuthClient(
                "Kite Market",
                Optional.of(Sha256.of("secret")),
                List.of(new RedirectUri("https://kite.example/in"), new RedirectUri("com.kite:/in")),
                NOON);
        database.write(entities -> clients(entities).add(client));

        OAuthClient kept =
                database.read(entities -> clients(entities).find(client.id())).orElseThrow();
        assertEquals(client.redirectUris(), kept.redirectUris());
        assertTrue(kept.isProvedBy(Optional.of("secret")));
        assertEquals(1, database.read(entities -> clients(entities).all()).size());
        assertEquals(true, database.inTransaction(entities -> clients(entities).remove(client.id())));
        assertEquals(false, database.inTransaction(entities -> clients(entities).remove(client.id())));
        assertEquals(
                Optional.empty(), database.read(entities -> clients(entities).find(client.id())));
    }

    @OnEveryDatabase
    void shouldFindWhatACodeGaveAndForgetItInTime(Database database) {
        RefreshFamily family = family(database, NOON);
        AuthorizationCode code = code(family);
        database.write(entities -> codes(entities).add(code));
        database.write(entities -> {
            AuthorizationCode locked = codes(entities).lock(Sha256.of("code")).orElseThrow();
            locked.use(NOON);
            locked.gave(family);
        });

        AuthorizationCode used = database.inTransaction(
                entities -> codes(entities).lock(Sha256.of("code")).orElseThrow());
        assertTrue(used.isUsed());
        assertEquals(
                family.id(),
                database.inTransaction(entities ->
                        codes(entities).lockGiven(used).orElseThrow().id()));
        Instant end = NOON.plus(AuthorizationCode.LIFE);
        assertEquals(0, (int) database.inTransaction(entities -> codes(entities).forgetExpired(end)));
        assertEquals(1, (int) database.inTransaction(entities -> codes(entities).forgetExpired(end.plusMillis(1))));
    }

    @OnEveryDatabase
    void shouldKnowTheAppADeviceLastSignedInWith(Database database) {
        RefreshFamily family = family(database, NOON);
        RefreshFamily later =
                new RefreshFamily(family.account(), new AppleItemId(2), Optional.of("client"), NOON.plusSeconds(1));
        RefreshFamily ofNoApp = new RefreshFamily(
                family.account(), Audience.API, Optional.empty(), Optional.of("client"), NOON.plusSeconds(2));
        database.write(entities -> tokens(entities).add(later));
        database.write(entities -> tokens(entities).add(ofNoApp));

        assertEquals(Optional.of(new AppleItemId(2)), database.read(entities -> codes(entities)
                .lastApp(family.account(), "client")));
        assertEquals(Optional.empty(), database.read(entities -> codes(entities).lastApp(family.account(), "another")));
    }

    private static AuthorizationCode code(RefreshFamily family) {
        AuthorizationRequest request = new AuthorizationRequest(
                "client",
                Optional.empty(),
                RedirectUri.OF_THE_SYSTEM,
                Audience.DEVICE,
                new CodeChallenge("a".repeat(43)),
                Optional.empty(),
                Optional.empty());
        return new AuthorizationCode(Sha256.of("code"), request, family.account(), family.app(), NOON);
    }

    private static JpaOAuthClientRepository clients(EntityManager entities) {
        JpaOAuthClientRepository clients = new JpaOAuthClientRepository();
        clients.entities = entities;
        return clients;
    }

    private static JpaAuthorizationCodeRepository codes(EntityManager entities) {
        JpaAuthorizationCodeRepository codes = new JpaAuthorizationCodeRepository();
        codes.entities = entities;
        return codes;
    }

    private static RefreshFamily family(Database database, Instant at) {
        Account account = new Account(new Login("mara" + at.getEpochSecond() + "@kite.example"), Optional.empty(), at);
        RefreshFamily family = new RefreshFamily(account.id(), new AppleItemId(1), Optional.of("client"), at);
        database.write(entities -> entities.persist(account));
        database.write(entities -> tokens(entities).add(family));
        return family;
    }

    private static RefreshToken token(
            Database database, String text, RefreshFamily family, Optional<RefreshToken> parent, Instant at) {
        RefreshToken token = new RefreshToken(Sha256.of(text), family, parent, at);
        database.write(entities -> tokens(entities).add(token));
        return token;
    }

    private static Optional<RefreshToken> find(Database database, String text) {
        return database.read(entities -> tokens(entities).find(Sha256.of(text)));
    }

    private static JpaRefreshTokenRepository tokens(EntityManager entities) {
        JpaRefreshTokenRepository tokens = new JpaRefreshTokenRepository();
        tokens.entities = entities;
        return tokens;
    }

    private static JpaLocalTokenRepository locals(EntityManager entities) {
        JpaLocalTokenRepository locals = new JpaLocalTokenRepository();
        locals.entities = entities;
        return locals;
    }
}
