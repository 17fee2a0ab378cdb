package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.jpa.AccountTables;
import io.stoa.account.service.AccountRows;
import io.stoa.audit.jpa.AuditTables;
import io.stoa.identity.Login;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import io.stoa.oauth.jpa.OAuthTables;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What a token costs the database. A new statement here is a round trip for every device every hour. */
class TokenStatementCountTest {

    private final OAuthFakes fakes = new OAuthFakes();

    @OnEveryDatabase
    void shouldExchangeALinkTokenBySixStatements(Database database) {
        String link = linkToken(database);

        List<String> statements = database.statementsOf(() -> exchange(database, link));

        // link and account read; family, token and audit added; exchange counted
        assertEquals(6, statements.size(), statements::toString);
    }

    @OnEveryDatabase
    void shouldRotateARefreshTokenByFiveStatements(Database database) {
        String first = exchange(database, linkToken(database)).refreshToken().text();
        AtomicReference<TokenAnswer> second = new AtomicReference<>();

        List<String> statements = database.statementsOf(() -> second.set(refresh(database, first)));
        List<String> again = database.statementsOf(
                () -> refresh(database, second.get().refreshToken().text()));

        // token, family and account read; use noted; next token added
        assertEquals(5, statements.size(), statements::toString);
        assertEquals(5, again.size(), again::toString);
    }

    @OnEveryDatabase
    void shouldCheckAnAccessTokenWithoutAStatement(Database database) {
        TokenAnswer answer = exchange(database, linkToken(database));
        AtomicReference<AccessToken> caller = new AtomicReference<>();

        List<String> statements = database.statementsOf(() -> database.read(entities -> {
            // the services of this transaction, which could ask
            grants(entities);
            caller.set(fakes.accessTokens.verify(answer.accessToken(), Audience.DEVICE));
            return true;
        }));

        assertEquals(Optional.of(OAuthFakes.KITE), caller.get().app());
        assertTrue(statements.isEmpty(), statements::toString);
    }

    private String linkToken(Database database) {
        Account ann = new Account(new Login("ann"), Optional.empty(), fakes.instant());
        return database.inTransaction(entities -> {
            AccountTables.accounts(entities).add(ann);
            return AccountRows.linkTokens(entities, AuditTables.audit(entities, fakes), fakes)
                    .mint(ann, OAuthFakes.KITE, "local-operator")
                    .text();
        });
    }

    private TokenAnswer exchange(Database database, String link) {
        return answer(
                database,
                Map.of(
                        "grant_type", OAuthFakes.TOKEN_EXCHANGE,
                        "subject_token", link,
                        "subject_token_type", OAuthFakes.ACCESS_TOKEN));
    }

    private TokenAnswer refresh(Database database, String token) {
        return answer(database, Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private TokenAnswer answer(Database database, Map<String, String> form) {
        return database.inTransaction(entities -> grants(entities).answer(new TokenRequest(form)));
    }

    private Grants grants(EntityManager entities) {
        RefreshTokens tokens = new RefreshTokens();
        tokens.tokens = OAuthTables.refreshTokens(entities);
        tokens.settings = fakes.settings;
        tokens.audit = AuditTables.audit(entities, fakes);
        tokens.clock = fakes;
        Grants grants = new Grants();
        grants.tokenExchange = new TokenExchange();
        grants.tokenExchange.linkTokens = AccountRows.linkTokens(entities, tokens.audit, fakes);
        grants.tokenExchange.refreshTokens = tokens;
        grants.tokenExchange.accessTokens = fakes.accessTokens;
        grants.tokenExchange.accounts = AccountRows.accounts(entities);
        grants.refresh = new RefreshGrant();
        grants.refresh.refreshTokens = tokens;
        grants.refresh.accessTokens = fakes.accessTokens;
        grants.refresh.clients = new OAuthClients(); // a device is none of them
        grants.refresh.accounts = grants.tokenExchange.accounts;
        return grants;
    }
}
