package io.stoa.surface.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.AccountId;
import io.stoa.account.service.PersonSignIn;
import io.stoa.identity.Role;
import io.stoa.identity.auth.FormToken;
import io.stoa.identity.auth.Zone;
import io.stoa.identity.auth.ZoneSession;
import io.stoa.identity.service.AdministratorSignIn;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.service.ApiTokens;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.proxy.auth.DirectConnection;
import jakarta.ejb.EJBException;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in where, and where a sign-in counts for nothing. */
class ZoneAuthenticationTest {

    private static final String PERSON = "0190d5e2-7c1f-7aaa-8bbb-0123456789ab";
    private static final String PASSWORD = "right";

    private final ZoneAuthentication authentication = new ZoneAuthentication();
    private final FakePeople people = new FakePeople();

    private FakeSession browser;

    ZoneAuthenticationTest() {
        authentication.administrators = new FakeAdministrators();
        authentication.people = people;
        authentication.bearer = new BearerAuthentication();
        authentication.bearer.tokens = new NoTokens();
        authentication.clientAddress = new DirectConnection();
        authentication.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/account/sign-in", "/account", "/oauth/authorize", "/licenses/resolution"})
    void shouldSignAPersonInToThePagesOfPeople(String path) throws AuthenticationException {
        FakeExchange signedIn = signIn(path, "mara@kite.example", PASSWORD);

        assertEquals(PERSON, signedIn.caller.getName());
        assertEquals(Set.of("person"), signedIn.roles);
        assertEquals(PERSON, visit(path).caller.getName());
    }

    @Test
    void shouldSignAnAdministratorInToTheConsole() throws AuthenticationException {
        assertEquals(Set.of("owner", "operator", "viewer"), signIn("/admin/login.xhtml", "owner", PASSWORD).roles);
        assertEquals("owner", visit("/admin/notifications.xhtml").caller.getName());
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/login.xhtml,mara@kite.example",
        "/account/sign-in,owner",
        "/oauth/authorize,owner",
        "/developer/login.xhtml,owner",
        "/developer,mara@kite.example",
        "/accounts,mara@kite.example",
        "/account.xhtml,mara@kite.example",
        "/administrator,owner",
        "/oauth/authorizes,mara@kite.example",
        "/oauth/token,mara@kite.example",
        "/api/v1/apps,owner"
    })
    void shouldSignNobodyInWithTheLoginOfAnotherZone(String path, String login) throws AuthenticationException {
        assertNull(signIn(path, login, PASSWORD).caller);
        assertNull(browser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/notifications.xhtml",
                "/developer",
                "/api/v1/apps",
                "/device/restore",
                "/webhooks/app-store-connect",
                "/oauth/token",
                "/ops/metrics",
                "/",
                "/apps/6700012345"
            })
    void shouldTakeAPersonForNobodyOutsideThePagesOfPeople(String path) throws AuthenticationException {
        signIn("/account/sign-in", "mara@kite.example", PASSWORD);

        assertNull(visit(path).caller);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account",
                "/account/sign-in",
                "/oauth/authorize",
                "/licenses/resolution",
                "/developer",
                "/api/v1/apps",
                "/device/restore",
                "/webhooks/app-store-connect",
                "/ops/metrics"
            })
    void shouldTakeAnAdministratorForNobodyOutsideTheConsole(String path) throws AuthenticationException {
        signIn("/admin/login.xhtml", "owner", PASSWORD);

        assertNull(visit(path).caller);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/apps", "/device/restore", "/webhooks/app-store-connect"})
    void shouldNotEvenLookForASessionWhereCookiesCountForNothing(String path) throws AuthenticationException {
        signIn("/account/sign-in", "mara@kite.example", PASSWORD);

        assertFalse(visit(path).asked.contains("getSession"));
    }

    @Test
    void shouldKeepTwoPrincipalsApartInOneSession() throws AuthenticationException {
        signIn("/account/sign-in", "mara@kite.example", PASSWORD);
        signIn("/admin/login.xhtml", "owner", PASSWORD);

        assertEquals(PERSON, visit("/account").caller.getName());
        assertEquals("owner", visit("/admin/notifications.xhtml").caller.getName());
    }

    @Test
    void shouldSignOutOnlyTheZoneThatIsLeft() throws AuthenticationException {
        signIn("/account/sign-in", "mara@kite.example", PASSWORD);
        signIn("/admin/login.xhtml", "owner", PASSWORD);

        int before = browser.id;
        ZoneSession.leave(exchange("/account/sign-out").request(), Zone.ACCOUNT);
        assertNull(visit("/account").caller);
        assertEquals("owner", visit("/admin/notifications.xhtml").caller.getName());
        assertEquals(before + 1, browser.id);

        ZoneSession.leave(exchange("/admin/notifications.xhtml").request(), Zone.ADMIN);
        assertTrue(browser.isOver());
    }

    @Test
    void shouldChangeTheSessionIdThatAStrangerMayHavePlanted() throws AuthenticationException {
        browser = new FakeSession();
        String planted = FormToken.of(exchange("/account/sign-in").request());

        signIn("/account/sign-in", "mara@kite.example", PASSWORD);

        assertEquals(1, browser.id);
        assertFalse(planted.equals(FormToken.of(exchange("/account").request())));
        assertEquals(1_800, browser.livesSeconds);
    }

    @Test
    void shouldLeaveTheSessionOfSomebodyRefusedAsItIs() throws AuthenticationException {
        browser = new FakeSession();

        assertNull(signIn("/account/sign-in", "mara@kite.example", "wrong").caller);

        assertEquals(0, browser.id);
        assertEquals(300, browser.livesSeconds);
    }

    @Test
    void shouldForgetWhoSignedOutEverywhere() throws AuthenticationException {
        signIn("/account/sign-in", "mara@kite.example", PASSWORD);
        people.hasEndedAll = true;

        assertNull(visit("/account").caller);
    }

    @Test
    void shouldSendNobodyToSignInAndBack() throws AuthenticationException {
        FakeExchange page = exchange("/account/");
        page.isProtected = true;

        assertEquals(AuthenticationStatus.SEND_CONTINUE, validate(page));
        assertEquals("/account/sign-in?return=%2Faccount%2F", page.headers.get("Location"));
    }

    @Test
    void shouldSendNobodyToTheConsolesOwnDoor() throws AuthenticationException {
        FakeExchange page = exchange("/admin/licenses.xhtml");
        page.isProtected = true;

        assertEquals(AuthenticationStatus.SEND_CONTINUE, validate(page));
        assertEquals("/admin/login.xhtml", page.headers.get("Location"));
    }

    @Test
    void shouldAskToComeBackWhenTheDatabaseIsAway() throws AuthenticationException {
        signIn("/account/sign-in", "mara@kite.example", PASSWORD);
        people.isAway = true;
        FakeExchange page = exchange("/account");

        assertEquals(AuthenticationStatus.SEND_FAILURE, validate(page));
        assertEquals(503, page.status);
    }

    @Test
    void shouldAskToComeBackWhoeverSignsInWhileNobodyCanLook() throws AuthenticationException {
        people.isAway = true;
        assertEquals(503, signIn("/account/sign-in", "mara@kite.example", PASSWORD).status);

        people.isAway = false;
        people.isCrowded = true;
        assertEquals(503, signIn("/account/sign-in", "mara@kite.example", PASSWORD).status);
    }

    private FakeExchange signIn(String path, String login, String password) throws AuthenticationException {
        FakeExchange exchange = exchange(path);
        exchange.credential = new UsernamePasswordCredential(login, password);
        validate(exchange);
        browser = exchange.session;
        return exchange;
    }

    private FakeExchange visit(String path) throws AuthenticationException {
        FakeExchange exchange = exchange(path);
        validate(exchange);
        return exchange;
    }

    private FakeExchange exchange(String path) {
        FakeExchange exchange = new FakeExchange(path, null);
        exchange.session = browser;
        return exchange;
    }

    private AuthenticationStatus validate(FakeExchange exchange) throws AuthenticationException {
        return authentication.validateRequest(exchange.request(), exchange.response(), exchange.context());
    }

    private static final class FakeAdministrators extends AdministratorSignIn {

        @Override
        public Optional<Role> signIn(String login, char[] password, String address) {
            return login.equals("owner") && PASSWORD.equals(new String(password))
                    ? Optional.of(Role.OWNER)
                    : Optional.empty();
        }
    }

    private static final class FakePeople extends PersonSignIn {

        boolean hasEndedAll;
        boolean isAway;
        boolean isCrowded;

        @Override
        public Optional<AccountId> signIn(String login, char[] password, String address) {
            if (isAway) {
                throw new EJBException("no connection");
            }
            if (isCrowded) {
                throw new MarketplaceException(FailureCode.SIGN_IN_BUSY, "come again");
            }
            return login.equals("mara@kite.example") && PASSWORD.equals(new String(password))
                    ? Optional.of(new AccountId(PERSON))
                    : Optional.empty();
        }

        @Override
        public boolean isStillSignedIn(AccountId person, Instant since) {
            if (isAway) {
                throw new EJBException("no connection");
            }
            return !hasEndedAll && since.equals(Instant.EPOCH);
        }
    }

    private static final class NoTokens extends ApiTokens {

        @Override
        public AccessToken verify(String bearer) {
            throw new UnsupportedOperationException("nobody sends a token here");
        }
    }
}
