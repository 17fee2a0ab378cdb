package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.Account;
import io.stoa.oauth.AccessToken;
import io.stoa.oauth.Audience;
import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749, section 6, with rotation. */
class RefreshGrantTest {

    private final OAuthFakes server = new OAuthFakes();
    private final Account ann = server.person("ann");
    private final String first = refreshTokenOf(server.exchange(server.linkToken(ann)));

    @Test
    void shouldGiveTheNextTokensOfTheSameAccountAndApp() {
        TokenAnswer answer = server.refresh(first);

        AccessToken token = server.accessTokens.verify(answer.accessToken(), Audience.DEVICE);
        assertEquals(ann.id().value(), token.subject());
        assertEquals(OAuthFakes.KITE, token.app().orElseThrow());
        assertEquals("a-client", token.clientId());
        assertNotEquals(first, refreshTokenOf(answer));
    }

    @Test
    void shouldGiveNoTokensWhileTheAccountIsSuspended() {
        server.people.accounts().suspend(ann.id(), "mara");
        OAuthRefusal refused = assertThrows(OAuthRefusal.class, () -> server.refresh(first));

        assertEquals(OAuthError.INVALID_GRANT, refused.error());
        assertEquals(1, server.refreshTokens.size());
        server.people.accounts().resume(ann.id(), "mara");
        server.refresh(first);
    }

    @Test
    void shouldTakeNobodyForAThiefWhoCameWhileTheyWereSuspended() {
        server.settings.refreshGrace = false;
        server.people.accounts().suspend(ann.id(), "mara");
        refuse(first);
        server.people.accounts().resume(ann.id(), "mara");

        server.refresh(first);
    }

    @Test
    void shouldTakeTheFormerTokenAgainWhileItsAnswerMayHaveBeenLost() {
        String lost = refreshTokenOf(server.refresh(first));
        String arrived = refreshTokenOf(server.refresh(first));

        assertNotEquals(lost, arrived);
        assertEquals(3, server.refreshTokens.size());
        server.refresh(refreshTokenOf(server.refresh(arrived)));
    }

    @Test
    void shouldServeADeviceThatNeverKeepsARotatedTokenForAsLongAsItComes() {
        for (int month = 0; month < 24; month++) {
            server.pass(Duration.ofDays(30));
            server.refresh(first);
        }
    }

    @Test
    void shouldRevokeTheFamilyWhenAnAncestorComesBack() {
        String second = refreshTokenOf(server.refresh(first));
        String third = refreshTokenOf(server.refresh(second));

        refuse(first);

        refuse(second);
        refuse(third);
        assertTrue(server.people.audited.contains("system oauth.revoke"));
    }

    @Test
    void shouldRevokeTheFamilyWhenBothSiblingsAreUsed() {
        String one = refreshTokenOf(server.refresh(first));
        String other = refreshTokenOf(server.refresh(first));
        String next = refreshTokenOf(server.refresh(one));

        refuse(other);
        refuse(next);
    }

    @Test
    void shouldLeaveOtherFamiliesOfTheAccountAlone() {
        String elsewhere = refreshTokenOf(server.exchange(server.linkToken(ann)));
        server.refresh(refreshTokenOf(server.refresh(first)));
        refuse(first);

        server.refresh(elsewhere);
    }

    @Test
    void shouldTakeEachTokenOnceWhereTheGraceIsSwitchedOff() {
        server.settings.refreshGrace = false;
        String second = refreshTokenOf(server.refresh(first));

        refuse(first);
        refuse(second);
    }

    @Test
    void shouldForgetADeviceThatStaysAwayFor90Days() {
        String second = refreshTokenOf(server.refresh(first));
        server.pass(Duration.ofDays(89));
        String third = refreshTokenOf(server.refresh(second));
        server.pass(Duration.ofDays(90));

        refuse(third);
    }

    @Test
    void shouldRefuseATokenUnderAnotherClientIdAndRevokeNothing() {
        OAuthRefusal refusal =
                assertThrows(OAuthRefusal.class, () -> server.grants.answer(requestOf("another-client")));

        assertEquals(OAuthError.INVALID_GRANT, refusal.error());
        server.grants.answer(requestOf("a-client"));
    }

    @Test
    void shouldTakeAnotherClientIdWhereTheBindingIsSwitchedOff() {
        server.settings.clientBinding = false;

        TokenAnswer answer = server.grants.answer(requestOf("another-client"));

        assertEquals(
                "another-client",
                server.accessTokens
                        .verify(answer.accessToken(), Audience.DEVICE)
                        .clientId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", " ", "' or '1'='1"})
    void shouldRefuseATokenItNeverGave(String token) {
        refuse(token);
    }

    @Test
    void shouldRefuseALinkTokenAndAnAccessTokenAsRefreshToken() {
        refuse(server.linkToken(ann));
        refuse(server.exchange(server.linkToken(ann)).accessToken());
    }

    @Test
    void shouldNotTakeARefreshTokenAsAccessToken() {
        assertThrows(RuntimeException.class, () -> server.accessTokens.verify(first, Audience.DEVICE));
    }

    @Test
    void shouldKeepOnlyDigests() {
        assertTrue(server.refreshTokens.keySet().stream().noneMatch(digest -> first.contains(digest.hex())));
    }

    @Test
    void shouldCommitTheRevocationAlthoughTheBearerIsRefused() {
        assertEquals(
                false,
                OAuthRefusal.class.getAnnotation(ApplicationException.class).rollback());
    }

    private TokenRequest requestOf(String clientId) {
        return new TokenRequest(Map.of("grant_type", "refresh_token", "refresh_token", first, "client_id", clientId));
    }

    private void refuse(String refreshToken) {
        OAuthRefusal refusal = assertThrows(OAuthRefusal.class, () -> server.refresh(refreshToken));
        assertEquals(OAuthError.INVALID_GRANT, refusal.error());
    }

    private static String refreshTokenOf(TokenAnswer answer) {
        return answer.refreshToken().text();
    }
}
