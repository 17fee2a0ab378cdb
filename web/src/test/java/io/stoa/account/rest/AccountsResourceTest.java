package io.stoa.account.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.OpaqueToken;
import io.stoa.account.service.Accounts;
import io.stoa.account.service.LinkTokens;
import io.stoa.apple.AppleItemId;
import io.stoa.identity.Login;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsResourceTest {

    private static final OpaqueToken LINK_TOKEN = OpaqueToken.random("lnk_");

    private final Account ann = new Account(new Login("ann"), Optional.empty(), Instant.EPOCH);
    private final List<String> done = new ArrayList<>();
    private final Endpoints api = Endpoints.of(AccountsResource.class)
            .with(Accounts.class, new FakeAccounts())
            .with(LinkTokens.class, new FakeLinkTokens())
            .as("local-operator", "operator");

    @Test
    void shouldMakeAnAccount() {
        Answer answer = api.post("accounts", "{\"login\":\"ann\",\"password\":\"correct horse\"}");

        assertEquals(201, answer.status());
        assertEquals("{\"id\":\"" + ann.id() + "\",\"login\":\"ann\"}", answer.body());
        assertEquals("application/json", answer.header("Content-Type"));
        assertEquals(List.of("create ann correct horse by local-operator"), done);
    }

    @Test
    void shouldMakeAnAccountWithoutAPassword() {
        assertEquals(201, api.post("accounts", "{\"login\":\"ann\"}").status());
        assertEquals(List.of("create ann - by local-operator"), done);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"login\":7}",
                "{\"login\":\"\"}",
                "{\"login\":\" ann\"}",
                "{\"login\":\"a\\u0000\"}",
                "{\"login\":\"a\\ud800\"}",
                "{\"login\":\"ann\",\"password\":7}",
                "login=ann"
            })
    void shouldRefuseWhatIsNoAccount(String body) {
        Answer answer = api.post("accounts", body);

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("malformed-request"));
        assertEquals(List.of(), done);
    }

    @Test
    void shouldTellThatALoginIsTaken() {
        Answer answer = api.post("accounts", "{\"login\":\"taken\"}");

        assertEquals(409, answer.status());
        assertTrue(answer.body().contains("already-exists"));
    }

    @Test
    void shouldShowAnAccountWithoutItsPassword() {
        assertEquals(
                "{\"id\":\"" + ann.id() + "\",\"login\":\"ann\"}",
                api.get("accounts/" + ann.id()).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"019a9c2e-0000-7000-8000-000000000000", "nobody", "..%2F..%2Fetc", "%00"})
    void shouldAnswer404ForAnAccountThatIsNotThere(String id) {
        assertEquals(404, api.get("accounts/" + id).status());
    }

    @Test
    void shouldMintALinkTokenThatNobodyKeeps() {
        Answer answer = api.post("accounts/" + ann.id() + "/link-tokens", "{\"appleItemId\":\"6700012345\"}");

        assertEquals(201, answer.status());
        assertEquals("{\"token\":\"" + LINK_TOKEN.text() + "\",\"expiresIn\":900}", answer.body());
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"appleItemId\":6700012345}", "{\"appleItemId\":\"-1\"}", "{\"appleItemId\":\"0x1\"}"})
    void shouldMintNoLinkTokenForWhatIsNoApp(String body) {
        assertEquals(
                400, api.post("accounts/" + ann.id() + "/link-tokens", body).status());
        assertEquals(List.of(), done);
    }

    @Test
    void shouldSuspendAnAccountAndLetItGoOn() {
        String suspension = "accounts/" + ann.id() + "/suspension";

        assertEquals(204, api.call("PUT", suspension, "").status());
        assertTrue(api.get("accounts/" + ann.id()).body().contains("\"suspendedAt\":\"2026-"));
        assertEquals(204, api.call("DELETE", suspension, "").status());
        assertFalse(api.get("accounts/" + ann.id()).body().contains("suspendedAt"));
        assertEquals(List.of("suspend by local-operator", "resume by local-operator"), done);
        assertEquals(404, api.call("PUT", "accounts/nobody/suspension", "").status());
        assertEquals(
                403, api.as("somebody", "viewer").call("PUT", suspension, "").status());
    }

    @Test
    void shouldBeForOperatorsOnly() {
        assertEquals(401, api.as("", "").get("accounts/" + ann.id()).status());
        for (String role : List.of("viewer", "developer", "person", "device", "monitor")) {
            assertEquals(
                    403,
                    api.as("somebody", role)
                            .post("accounts", "{\"login\":\"ann\"}")
                            .status());
        }
        assertEquals(List.of(), done);
    }

    private final class FakeAccounts extends Accounts {

        @Override
        public Account create(Login login, Optional<char[]> password, String actor) {
            if (login.value().equals("taken")) {
                throw new MarketplaceException(FailureCode.ALREADY_EXISTS, "Another account has this login.");
            }
            done.add("create " + login + " " + password.map(String::new).orElse("-") + " by " + actor);
            return ann;
        }

        @Override
        public Account get(AccountId id) {
            if (!id.equals(ann.id())) {
                throw new MarketplaceException(FailureCode.NOT_FOUND, "There is no account with this id.");
            }
            return ann;
        }

        @Override
        public void suspend(AccountId id, String actor) {
            get(id).suspend(Instant.parse("2026-03-01T12:00:00Z"));
            done.add("suspend by " + actor);
        }

        @Override
        public void resume(AccountId id, String actor) {
            get(id).resume();
            done.add("resume by " + actor);
        }
    }

    private final class FakeLinkTokens extends LinkTokens {

        @Override
        public OpaqueToken mint(Account account, AppleItemId app, String actor) {
            done.add("mint " + app + " by " + actor);
            return LINK_TOKEN;
        }
    }
}
