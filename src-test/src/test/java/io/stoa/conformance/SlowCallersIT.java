package io.stoa.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Callers who take their time, from carelessness or to keep others out. */
@OnServer
class SlowCallersIT {

    private static final String NOTHING_INSTALLED = "{\"apps\":[]}";
    private static final String SOME_MAC = "hmacsha256=" + "0123456789abcdef".repeat(4);

    private final DeployedStoa stoa;

    SlowCallersIT(DeployedStoa stoa) {
        this.stoa = stoa;
    }

    @Test
    void shouldAnswerOthersWhileAHundredBodiesDoNotComeAndGiveThoseUpAfterAWhile() {
        List<OpenConnection> slow = slowCallers();
        try {
            othersCallMeanwhile();
            assertTrue(
                    slow.stream().noneMatch(OpenConnection::isAnswered),
                    "the others had to wait until the slow were given up");
            slow.forEach(SlowCallersIT::assertGivenUp);
        } finally {
            slow.forEach(OpenConnection::close);
        }
    }

    // one of the servers hangs up by itself, without a word
    private static void assertGivenUp(OpenConnection caller) {
        Answer answer = caller.answer();
        assertTrue(answer == Answer.CLOSED || answer.status() == 408, answer::toString);
    }

    private List<OpenConnection> slowCallers() {
        List<OpenConnection> slow = new ArrayList<>();
        for (int caller = 0; caller < 34; caller++) {
            Stream.of("/device/restore", "/webhooks/app-store-connect", "/oauth/token")
                    .map(path -> Request.post(path)
                            .header(AppleSignature.HEADER, SOME_MAC)
                            .announcing(5_000, new byte[] {'{'}))
                    .forEach(request -> slow.add(OpenConnection.begin(stoa.publicUrl(), request)));
        }
        return slow;
    }

    private void othersCallMeanwhile() {
        for (int call = 0; call < 20; call++) {
            assertEquals(
                    200, stoa.send(Request.get("/.well-known/marketplace-kit")).status());
            assertEquals(
                    200,
                    stoa.send(Request.post("/device/updates").json(NOTHING_INSTALLED))
                            .status());
        }
    }

    @Test
    void shouldReadABodyThatComesInPieces() {
        Request begun = Request.post("/device/updates").announcing(NOTHING_INSTALLED.length(), new byte[] {'{'});
        try (OpenConnection connection = OpenConnection.begin(stoa.publicUrl(), begun)) {
            othersCallMeanwhile();
            Answer answer = connection.send(NOTHING_INSTALLED.substring(1)).answer();
            assertEquals(200, answer.status(), answer::toString);
        }
    }

    @Test
    void shouldVerifyANotificationThatComesInChunks() {
        String body = notification();
        Request begun = Request.post("/webhooks/app-store-connect")
                .header(
                        AppleSignature.HEADER,
                        AppleSignature.of(stoa.installation().webhookSecret(), body.getBytes(StandardCharsets.UTF_8)))
                .header("Transfer-Encoding", "chunked");
        try (OpenConnection connection = OpenConnection.begin(stoa.publicUrl(), begun)) {
            connection.send(chunk(body.substring(0, 10)));
            othersCallMeanwhile();
            Answer answer =
                    connection.send(chunk(body.substring(10))).send("0\r\n\r\n").answer();
            assertEquals(200, answer.status(), answer::toString);
        }
    }

    @Test
    void shouldTakeEachRequestOfAConnectionWithItsOwnBody() {
        String late = notification();
        Request begun = signed(late).notTheLast().announcing(late.length(), new byte[0]);
        try (OpenConnection connection = OpenConnection.begin(stoa.publicUrl(), begun)) {
            othersCallMeanwhile();
            assertEquals(200, connection.send(late).answer().status());

            String next = notification();
            Answer answer = connection.send(signed(next).body(next)).answer();
            assertEquals(200, answer.status(), answer::toString);
        }
    }

    @Test
    void shouldAnswerATokenRequestWhoseBodyComesLate() {
        String body = "grant_type=refresh_token&refresh_token=nothing";
        Request begun = Request.post("/oauth/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .announcing(body.length(), new byte[0]);
        try (OpenConnection connection = OpenConnection.begin(stoa.publicUrl(), begun)) {
            othersCallMeanwhile();
            Answer answer = connection.send(body).answer();
            assertEquals(400, answer.status(), answer::toString);
        }
    }

    private Request signed(String body) {
        return Request.post("/webhooks/app-store-connect")
                .header(
                        AppleSignature.HEADER,
                        AppleSignature.of(stoa.installation().webhookSecret(), body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void shouldRefuseAStrangerAtTheApiBeforeTheBodyComes() {
        Request begun = Request.post("/api/v1/accounts").announcing(5_000, new byte[] {'{'});
        try (OpenConnection connection = OpenConnection.begin(stoa.publicUrl(), begun)) {
            Answer answer = connection.answer();
            assertEquals(401, answer.status(), answer::toString);
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private String notification() {
        return """
               {"data":{"type":"AppUnavailable","version":1,"id":"%s","timestamp":"2026-11-20T03:00:00.000-08:00",\
               "attributes":{"marketplaceAppId":"%s","appId":"6900000098","eventTimestamp":"2026-11-20T11:00:00.000-00:00"}}}"""
                .formatted(UUID.randomUUID(), stoa.installation().marketplaceAppleItemId());
    }
}
