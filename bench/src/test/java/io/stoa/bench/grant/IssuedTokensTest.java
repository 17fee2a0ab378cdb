package io.stoa.bench.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedTokensTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"error\":\"invalid_grant\"}",
                "{\"access_token\":\"at\"}",
                "{\"refresh_token\":\"rt\"}",
                "{\"access_token\":\"at\",\"refresh_token\":\"\"}"
            })
    void shouldNotTakeHalfAnAnswerForTokens(String answer) {
        assertThrows(IOException.class, () -> IssuedTokens.read(answer));
    }

    @Test
    void shouldReadTheTokensOfEitherServer() throws IOException {
        assertEquals(
                new IssuedTokens("at.x.y", "rt_1"),
                IssuedTokens.read("{\"refresh_token\": \"rt_1\", \"expires_in\":3600, \"access_token\" : \"at.x.y\"}"));
    }
}
