package io.stoa.simulator.appstoreconnect.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenScopeTest {

    private final TokenScope scope =
            new TokenScope(Optional.of(List.of("GET /v1/apps?filter[id]=1&fields[apps]=name", "GET /v1/apps/1")));

    @Test
    void shouldAllowEverythingWhenTheTokenNamesNothing() {
        assertTrue(new TokenScope(Optional.empty()).allows("DELETE", "/v1/anything?at=all"));
    }

    @Test
    void shouldAllowNothingWhenTheListIsEmpty() {
        assertFalse(new TokenScope(Optional.of(List.of())).allows("GET", "/v1/apps"));
    }

    @Test
    void shouldMatchParametersInAnyOrderAndEncoding() {
        assertTrue(scope.allows("GET", "/v1/apps?fields%5Bapps%5D=name&filter%5Bid%5D=1"));
    }

    @Test
    void shouldIgnoreLimitCursorAndSort() {
        assertTrue(scope.allows("GET", "/v1/apps/1?limit=3&cursor=abc&sort=name"));
    }

    @Test
    void shouldRefuseAnotherParameterMethodOrPath() {
        assertFalse(scope.allows("GET", "/v1/apps?filter[id]=2&fields[apps]=name"));
        assertFalse(scope.allows("GET", "/v1/apps?filter[id]=1"));
        assertFalse(scope.allows("GET", "/v1/apps"));
        assertFalse(scope.allows("POST", "/v1/apps/1"));
        assertFalse(scope.allows("GET", "/v1/apps/2"));
    }
}
