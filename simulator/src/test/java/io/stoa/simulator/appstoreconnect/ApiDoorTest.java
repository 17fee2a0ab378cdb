package io.stoa.simulator.appstoreconnect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.Caller.Reply;
import io.stoa.simulator.appstoreconnect.http.RecordedRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiDoorTest {

    private final Caller caller = new Caller(Settings.defaults().withHourlyLimit(3));

    @AfterEach
    void stop() {
        caller.close();
    }

    @Test
    void shouldAnswerAMissingTokenWithApplesErrorDocument() {
        Reply reply =
                caller.send(HttpRequest.newBuilder(caller.simulator.apiUri().resolve("/v1/apps")));
        assertEquals(401, reply.status());
        assertEquals("NOT_AUTHORIZED", reply.code());
        assertEquals("401", reply.error().getString("status"));
        assertFalse(reply.error().containsKey("id"));
        assertEquals("application/json", reply.header("Content-Type"));
    }

    @Test
    void shouldAskForATokenBeforeItTellsWhatExists() {
        Reply reply =
                caller.send(HttpRequest.newBuilder(caller.simulator.apiUri().resolve("/v1/nothing?at=all")));
        assertEquals(401, reply.status());
    }

    @Test
    void shouldRefuseAnExpiredToken() {
        String token = caller.tokens.good();
        assertEquals(200, caller.getWith(token, "/v1/apps").status());
        caller.clock.advance(Duration.ofMinutes(11));
        assertEquals("NOT_AUTHORIZED", caller.getWith(token, "/v1/apps").code());
    }

    @Test
    void shouldForbidARequestOutsideTheTokensScope() {
        String token = caller.tokens.with(claims -> claims.claim("scope", List.of("GET /v1/apps?limit=1")));
        assertEquals(200, caller.getWith(token, "/v1/apps?limit=2").status());
        assertEquals("FORBIDDEN_ERROR", caller.getWith(token, "/v1/apps/1").code());
    }

    @Test
    void shouldTellTheRateLimitAndTheDateWithEveryAnswer() {
        assertEquals("user-hour-lim:3;user-hour-rem:2;", caller.get("/v1/apps").header("X-Rate-Limit"));
        Reply failed = caller.get("/v1/nothing");
        assertEquals("user-hour-lim:3;user-hour-rem:1;", failed.header("X-Rate-Limit"));
        assertFalse(failed.header("Date").isEmpty());
        Reply nobody = caller.getWith("none", "/v1/apps");
        assertEquals("user-hour-lim:3;user-hour-rem:3;", nobody.header("X-Rate-Limit"));
    }

    @Test
    void shouldRefuseMoreThanTheHourAllowsUntilTheHourRollsOn() {
        caller.get("/v1/apps");
        caller.clock.advance(Duration.ofMinutes(30));
        caller.get("/v1/apps");
        caller.get("/v1/apps");
        Reply tooMany = caller.get("/v1/apps");
        assertEquals(429, tooMany.status());
        assertEquals("RATE_LIMIT_EXCEEDED", tooMany.code());
        assertEquals("user-hour-lim:3;user-hour-rem:0;", tooMany.header("X-Rate-Limit"));
        caller.clock.advance(Duration.ofMinutes(30));
        assertEquals("user-hour-lim:3;user-hour-rem:0;", caller.get("/v1/apps").header("X-Rate-Limit"));
        assertEquals(429, caller.get("/v1/apps").status());
    }

    @Test
    void shouldAnswerInPlainTextWhenTheCallerTakesNoJson() {
        Reply reply = caller.send(
                caller.authorized(caller.simulator.apiUri().resolve("/v1/apps")).header("Accept", "text/html"));
        assertEquals(406, reply.status());
        assertTrue(reply.header("Content-Type").startsWith("text/plain"));
    }

    @Test
    void shouldRefuseAHostThatNoLinkCouldName() throws IOException {
        String request = "GET /v1/apps HTTP/1.1\r\nHost: not a host\r\nAuthorization: Bearer " + caller.tokens.good()
                + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", caller.simulator.apiUri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("ENTITY_INVALID"), answer);
        }
    }

    @Test
    void shouldRecordRequestsInOrderWithoutTheirTokens() {
        caller.get("/v1/apps?limit=1");
        caller.get("/v1/apps/1");
        List<RecordedRequest> log = caller.simulator.apiRequests();
        assertEquals(
                List.of("/v1/apps", "/v1/apps/1"),
                log.stream().map(RecordedRequest::path).toList());
        assertEquals(
                List.of(200, 404), log.stream().map(RecordedRequest::status).toList());
        assertFalse(log.toString().contains("Bearer"));
    }
}
