package io.stoa.oauth.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.oauth.OAuthError;
import io.stoa.oauth.OAuthRefusal;
import io.stoa.oauth.TokenAnswer;
import io.stoa.oauth.TokenRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 7009. */
class RevocationTest {

    private final OAuthFakes server = new OAuthFakes();
    private final TokenAnswer answer = server.exchange(server.linkToken(server.person("ann")));

    @Test
    void shouldRevokeARefreshTokenWithAllThatCameOfIt() { // RFC 7009, section 2.1
        String next =
                server.refresh(answer.refreshToken().text()).refreshToken().text();

        revoke(answer.refreshToken().text());

        assertThrows(OAuthRefusal.class, () -> server.refresh(next));
        assertThrows(
                OAuthRefusal.class, () -> server.refresh(answer.refreshToken().text()));
        assertTrue(server.people.audited.stream().anyMatch(event -> event.endsWith(" oauth.revoke")));
    }

    @Test
    void shouldBeQuietAboutATokenItNeverGave() { // RFC 7009, section 2.2
        int audited = server.people.audited.size();

        revoke("rt_unknown");
        revoke("not.a.token");

        assertEquals(audited, server.people.audited.size());
    }

    @Test
    void shouldSayThatAnAccessTokenCannotBeTakenBack() { // RFC 7009, section 2.2.1
        OAuthRefusal refusal = assertThrows(OAuthRefusal.class, () -> revoke(answer.accessToken()));

        assertEquals(OAuthError.UNSUPPORTED_TOKEN_TYPE, refusal.error());
    }

    @Test
    void shouldNeedAToken() {
        OAuthRefusal refusal =
                assertThrows(OAuthRefusal.class, () -> server.revocation.revoke(new TokenRequest(Map.of())));

        assertEquals(OAuthError.INVALID_REQUEST, refusal.error());
    }

    private void revoke(String token) {
        server.revocation.revoke(new TokenRequest(Map.of("token", token)));
    }
}
