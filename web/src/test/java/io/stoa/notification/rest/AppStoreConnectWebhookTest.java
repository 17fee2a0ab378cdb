package io.stoa.notification.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.notification.Delivery;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.service.NotificationIntake;
import io.stoa.notification.service.NotificationSignature;
import io.stoa.surface.view.Page;
import io.stoa.surface.view.ServletDoor;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the webhook answers: to Apple, and to everybody who is not Apple. */
class AppStoreConnectWebhookTest {

    private static final String GOOD = "hmacsha256=" + "ab".repeat(32);
    private static final String PATH = "/webhooks/app-store-connect";

    private final Desk desk = new Desk();
    private final List<String> headers = new ArrayList<>();
    private final ServletDoor door = new ServletDoor();

    @BeforeEach
    void open() throws Exception {
        AppStoreConnectWebhook webhook = new AppStoreConnectWebhook();
        webhook.signature = new TheOneSignature();
        webhook.intake = desk;
        door.with(webhook, PATH).open();
    }

    @AfterEach
    void close() throws Exception {
        door.close();
    }

    @Test
    void shouldAnswerEmptyAndOkOnceTheNotificationIsKept() throws Exception {
        Page answer = header("x-apple-signature", GOOD).post("{\"data\":{}}");

        assertEquals(200, answer.status());
        assertEquals("", answer.body());
        assertEquals(List.of("{\"data\":{}}"), desk.received);
    }

    @Test
    void shouldHandOnTheRawBytes() throws Exception {
        byte[] body = {'{', (byte) 0xff, 0, '}'};
        header("x-apple-signature", GOOD).send("POST", body);

        assertTrue(Arrays.equals(body, desk.raw));
    }

    @Test
    void shouldKeepTheUsefulHeadersAndNeverACredential() throws Exception {
        header("x-apple-signature", GOOD)
                .header("User-Agent", "AppStore\u00fc/1 " + "x".repeat(500))
                .header("Authorization", "Bearer secret")
                .header("Cookie", "secret=1")
                .header("Proxy-Authorization", "secret")
                .header("X-Api-Key", "secret")
                .post("{}");

        assertTrue(desk.kept.contains("user-agent: AppStore?/1 xxx"), desk.kept);
        assertTrue(desk.kept.contains("x-apple-signature: " + GOOD), desk.kept);
        assertFalse(desk.kept.contains("secret"), desk.kept);
        assertTrue(desk.kept.length() < 2_000, desk.kept);
        assertEquals(1, desk.secret);
    }

    @Test
    void shouldKeepFewHeadersHoweverManyCallThemselvesApples() throws Exception {
        header("x-apple-signature", GOOD);
        for (int i = 0; i < 50; i++) {
            header("x-apple-" + i, "y".repeat(1_000));
        }
        post("{}");

        assertTrue(desk.kept.length() < 2_000, () -> desk.kept.length() + " characters");
    }

    @Test
    void shouldRefuseWhatIsNotSigned() throws Exception {
        Page answer = post("{}");

        assertEquals(401, answer.status());
        assertTrue(answer.body().contains("urn:stoa:problem:signature-refused"), answer.body());
        assertEquals(List.of(), desk.received);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hmacsha256=cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd",
                "hmacsha256=ab",
                "hmacsha256=",
                "sha256=abababababababababababababababababababababababababababababababab",
                "abababababababababababababababababababababababababababababababab",
                "x"
            })
    void shouldTellEveryForgerTheSame(String signature) throws Exception {
        Page forged = header("x-apple-signature", signature).post("{}");
        headers.clear();
        Page unsigned = post("{}");

        assertEquals(401, forged.status());
        assertEquals(unsigned.body(), forged.body());
        assertEquals(List.of(), desk.received);
    }

    @Test
    void shouldSayWhatIsWrongWithASignedBodyThatIsNoNotification() throws Exception {
        desk.failure = new MalformedNotification("\"data\" is missing or not an object.");
        Page answer = header("x-apple-signature", GOOD).post("[]");

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("malformed-request"), answer.body());
    }

    @Test
    void shouldHaveTheSenderTryAgainWhileTheDatabaseIsAway() throws Exception {
        desk.failure = new EJBException(new PersistenceException("away"));
        Page answer = header("x-apple-signature", GOOD).post("{}");

        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After").orElseThrow());
    }

    @Test
    void shouldRefuseABodyBeyondItsLimit() throws Exception {
        Page answer = header("x-apple-signature", GOOD).send("POST", new byte[(1 << 20) + 1]);

        assertEquals(413, answer.status());
        assertEquals(List.of(), desk.received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void shouldOnlyBePostedTo(String method) throws Exception {
        Page answer = send(method, new byte[0]);

        assertEquals(405, answer.status());
        assertEquals("POST", answer.header("Allow").orElseThrow());
    }

    private AppStoreConnectWebhookTest header(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    private Page post(String body) throws Exception {
        return send("POST", body.getBytes(StandardCharsets.UTF_8));
    }

    private Page send(String method, byte[] body) throws Exception {
        return door.send(method, PATH, headers, body);
    }

    /** Takes one signature for genuine. */
    private static final class TheOneSignature extends NotificationSignature {

        @Override
        public OptionalInt verifiedBy(byte[] body, String header) {
            return header.equals(GOOD) ? OptionalInt.of(1) : OptionalInt.empty();
        }
    }

    private static final class Desk extends NotificationIntake {

        private final List<String> received = new ArrayList<>();
        private byte[] raw = new byte[0];
        private String kept = "";
        private int secret = -1;
        private RuntimeException failure;

        @Override
        public void receive(Delivery delivery) {
            if (failure != null) {
                throw failure;
            }
            raw = delivery.body();
            kept = delivery.headers();
            secret = delivery.secret().orElseThrow();
            received.add(new String(raw, StandardCharsets.UTF_8));
        }
    }
}
