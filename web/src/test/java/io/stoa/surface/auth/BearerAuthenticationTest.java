package io.stoa.surface.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import io.stoa.oauth.service.ApiTokens;
import jakarta.ejb.EJBException;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerAuthenticationTest {

    private final BearerAuthentication authentication = new BearerAuthentication();
    private final FakeExchange exchange = new FakeExchange("/api", "/v1/apps");

    BearerAuthenticationTest() {
        authentication.tokens = new FakeTokens();
    }

    @Test
    void shouldKnowACallerByTheTokenAndGiveWhatTheRoleImplies() throws AuthenticationException {
        assertEquals(AuthenticationStatus.SUCCESS, validate("Bearer good"));

        assertEquals("local-operator", exchange.caller.getName());
        assertEquals(Set.of("operator", "viewer"), exchange.roles);
    }

    @Test
    void shouldKnowCallersOfTheOperationsPathsToo() throws AuthenticationException {
        FakeExchange metrics = new FakeExchange("/ops/metrics", null).header("Bearer good");

        assertEquals(
                AuthenticationStatus.SUCCESS,
                authentication.validate(metrics.request(), metrics.response(), metrics.context()));
    }

    @Test
    void shouldLeaveACallerWithoutATokenToTheResource() throws AuthenticationException {
        assertEquals(
                AuthenticationStatus.NOT_DONE,
                authentication.validate(exchange.request(), exchange.response(), exchange.context()));
        assertEquals(200, exchange.status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer bad", "Bearer ", "bearer x y", "Bearer good, Bearer good"})
    void shouldAnswer401InvalidTokenByRfc6750Section31(String header) throws AuthenticationException {
        assertEquals(AuthenticationStatus.SEND_FAILURE, validate(header));

        assertEquals(401, exchange.status);
        assertEquals("Bearer error=\"invalid_token\"", exchange.headers.get("WWW-Authenticate"));
        assertEquals("application/problem+json", exchange.headers.get("Content-Type"));
        assertTrue(exchange.body().contains("caller-unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic b3duZXI6b3duZXI=", "good", "Bearergood", ""})
    void shouldTakeNoOtherSchemeForAToken(String header) throws AuthenticationException {
        assertEquals(AuthenticationStatus.NOT_DONE, validate(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/device/restore", "/oauth/token", "/webhooks/app-store-connect", "/", "/apis", "/opsx"})
    void shouldReadNoTokenAnywhereElse(String path) throws AuthenticationException {
        FakeExchange elsewhere = new FakeExchange(path, null).header("Bearer good");

        assertEquals(
                AuthenticationStatus.NOT_DONE,
                authentication.validate(elsewhere.request(), elsewhere.response(), elsewhere.context()));
        assertEquals(Set.of(), elsewhere.roles);
    }

    @Test
    void shouldNeverAskForCookiesSessionsOrParameters() throws AuthenticationException {
        validate("Bearer good");

        assertEquals(Set.of("getPathInfo", "getServletPath", "getHeaders"), exchange.asked);
    }

    @Test
    void shouldAskToComeBackWhenTheDatabaseIsAway() throws AuthenticationException {
        assertEquals(AuthenticationStatus.SEND_FAILURE, validate("Bearer away"));

        assertEquals(503, exchange.status);
        assertEquals("5", exchange.headers.get("Retry-After"));
    }

    private AuthenticationStatus validate(String header) throws AuthenticationException {
        exchange.header(header);
        return authentication.validate(exchange.request(), exchange.response(), exchange.context());
    }

    private static final class FakeTokens extends ApiTokens {

        @Override
        public AccessToken verify(String bearer) {
            return switch (bearer) {
                case "good" -> operator();
                case "away" -> throw new EJBException("no connection");
                default -> throw new AccessTokenRefused("The bearer token has expired.");
            };
        }

        private static AccessToken operator() {
            return new AccessToken(
                    "a-token",
                    "local-operator",
                    "stoa-cli",
                    Audience.API,
                    Set.of(Role.OPERATOR),
                    Optional.empty(),
                    Instant.EPOCH,
                    Instant.EPOCH.plusSeconds(3600));
        }
    }
}
