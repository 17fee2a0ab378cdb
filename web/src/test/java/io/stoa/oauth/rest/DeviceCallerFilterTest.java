package io.stoa.oauth.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.service.AccessRules;
import io.stoa.identity.Role;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.AccessTokenRefused;
import io.stoa.oauth.Audience;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.oauth.service.AccessTokens;
import io.stoa.oauth.service.OAuthSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCallerFilterTest {

    private final FakeSettings settings = new FakeSettings();
    private final Endpoints endpoints = Endpoints.of(WhoAmI.class, DeviceCallerFilter.class)
            .with(DeviceCaller.class, new DeviceCaller())
            .with(OAuthSettings.class, settings)
            .with(AccessTokens.class, new FakeAccessTokens());

    /** Tells who the filter found. */
    @Path("who")
    @PermitAll
    public static class WhoAmI {

        @Inject
        DeviceCaller caller;

        @GET
        public String answer() {
            return caller.account().orElse("nobody") + " "
                    + caller.app().map(AppleItemId::toString).orElse("-");
        }

        @GET
        @Path("with-an-account")
        public String answerAccounts() {
            AccessRules.requireAccount(caller.account(), List.of(AccessRule.ACCOUNT));
            return answer();
        }
    }

    @Test
    void shouldLetADeviceWithoutATokenInWhereNoAccountIsNeeded() {
        assertEquals("nobody -", endpoints.get("who").body());
    }

    @Test
    void shouldLeaveItToWhoeverAnswersWhetherAMissingTokenIs401() {
        Answer answer = endpoints.get("who/with-an-account");

        assertEquals(401, answer.status());
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer good", "bearer good", "BEARER  good "})
    void shouldKnowAnAccountAndAppByItsToken(String header) {
        assertEquals(
                "ann 6700012345",
                endpoints.header("Authorization", header).get("who").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer bad", "Bearer", "Bearer ", "Basic YTpi", "good", "", "Bearer good,Bearer good"})
    void shouldAnswer403ToATokenThatIsNotGoodAlsoWhereNoneIsNeeded(String header) {
        Answer answer = endpoints.header("Authorization", header).get("who");

        assertEquals(403, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertTrue(answer.body().length() < 300);
    }

    @Test
    void shouldTakeTheExtensionsOwnHeaderWhereItIsConfigured() {
        settings.header = "X-Kite-Token";

        assertEquals(
                "ann 6700012345",
                endpoints.header("X-Kite-Token", "Bearer good").get("who").body());
        assertEquals(
                403, endpoints.header("Authorization", "Bearer bad").get("who").status());
    }

    @Test
    void shouldAnswerTheExtensionsHeaderAsItAnswersTheOther() {
        settings.header = "X-Kite-Token";
        assertEquals("nobody -", endpoints.get("who").body());
        assertEquals(
                403, endpoints.header("X-Kite-Token", "Bearer bad").get("who").status());
        assertEquals(403, endpoints.header("X-Kite-Token", "good").get("who").status());
    }

    @Test
    void shouldReadNoHeaderButTheConfiguredOne() {
        assertEquals(
                "nobody -",
                endpoints.header("X-Kite-Token", "Bearer good").get("who").body());
    }

    @Test
    void shouldIgnoreATokenInTheQueryString() {
        assertEquals("nobody -", endpoints.get("who?access_token=good").body());
    }

    private static final class FakeSettings extends OAuthSettings {

        private String header = "Authorization";

        @Override
        public String extensionHeader() {
            return header;
        }
    }

    private static final class FakeAccessTokens extends AccessTokens {

        @Override
        public AccessToken verify(String bearer, Audience audience) {
            if (!bearer.equals("good") || audience != Audience.DEVICE) {
                throw new AccessTokenRefused("The bearer token has expired.");
            }
            return new AccessToken(
                    "a-token",
                    "ann",
                    "a-client",
                    audience,
                    Set.of(Role.DEVICE),
                    Optional.of(new AppleItemId(6700012345L)),
                    Instant.EPOCH,
                    Instant.EPOCH.plusSeconds(3600));
        }
    }
}
