package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator's own tools ask. */
@OnServer
class OperationsIT {

    private final DeployedStoa stoa;

    OperationsIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/ready"})
    void shouldBeHealthy(String probe) throws IOException, InterruptedException {
        URI address = URI.create(stoa.server().health() + probe);
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("\"UP\""), answer::body);
    }

    @Test
    void shouldNotShowTheServersOwnMetricsToEverybody() {
        Answer answer = stoa.send(Request.get("/metrics"));
        assertTrue(answer.status() == 404 || answer.status() == 403, answer::toString);
    }

    @Test
    void shouldPublishTheKeysOfItsTokens() {
        Answer answer = stoa.send(Request.get("/oauth/jwks.json"));
        assertEquals(200, answer.status(), answer::toString);
        String key = answer.json().getJsonArray("keys").getJsonObject(0).toString();
        assertTrue(key.contains("\"ES256\"") || key.contains("\"P-256\""), key);
        assertFalse(key.contains("\"d\""), "the private half is public");
    }
}
