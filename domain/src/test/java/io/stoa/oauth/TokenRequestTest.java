package io.stoa.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenRequestTest {

    @Test
    void shouldTreatAParameterWithoutAValueAsNotSent() { // RFC 6749, section 3.2
        TokenRequest request = new TokenRequest(Map.of("grant_type", "refresh_token", "refresh_token", ""));

        assertEquals(Optional.empty(), request.optional("refresh_token"));
        assertEquals(OAuthError.INVALID_REQUEST, refusal(() -> request.required("refresh_token")));
    }

    @Test
    void shouldTellAMissingGrantTypeFromAnUnknownOne() { // RFC 6749, section 5.2
        TokenRequest missing = new TokenRequest(Map.of());
        TokenRequest unknown = new TokenRequest(Map.of("grant_type", "password"));

        assertEquals(OAuthError.INVALID_REQUEST, refusal(missing::grantType));
        assertEquals(OAuthError.UNSUPPORTED_GRANT_TYPE, refusal(unknown::grantType));
    }

    @Test
    void shouldTakeEitherFormOfClientIdAndRefuseAnEndlessOne() {
        for (String clientId :
                new String[] {"0b9d6f2c51c74e0f8a33d1b2f0aa7719", "9E2C1F60-7E6B-4C3A-9A52-0D8D7B7E1C11"}) {
            assertEquals(Optional.of(clientId), new TokenRequest(Map.of("client_id", clientId)).clientId());
        }
        TokenRequest endless = new TokenRequest(Map.of("client_id", "x".repeat(129)));
        assertEquals(OAuthError.INVALID_REQUEST, refusal(endless::clientId));
    }

    @Test
    void shouldNotPrintSecrets() {
        assertFalse(new TokenRequest(Map.of("refresh_token", "rt_secret"))
                .toString()
                .contains("rt_secret"));
    }

    private static OAuthError refusal(Runnable reading) {
        return assertThrows(OAuthRefusal.class, reading::run).error();
    }
}
