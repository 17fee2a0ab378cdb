package io.stoa.notification.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.notification.Delivery;
import io.stoa.notification.MalformedNotification;
import io.stoa.notification.service.NotificationIntake;
import io.stoa.notification.service.NotificationSignature;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.rest.BodyLimit;
import jakarta.ejb.EJBException;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the webhook answers: to Apple, and to everybody who is not Apple. */
class AppStoreConnectWebhookTest {

    private static final String GOOD = "hmacsha256=" + "ab".repeat(32);
    private static final String PATH = "app-store-connect";

    private final Desk desk = new Desk();
    private final Endpoints endpoints = Endpoints.of(AppStoreConnectWebhook.class, BodyLimit.class)
            .with(NotificationSignature.class, new TheOneSignature())
            .with(NotificationIntake.class, desk);

    @Test
    void shouldAnswerEmptyAndOkOnceTheNotificationIsKept() {
        Answer answer = endpoints.header("x-apple-signature", GOOD).post(PATH, "{\"data\":{}}");

        assertEquals(200, answer.status());
        assertEquals("", answer.body());
        assertEquals(List.of("{\"data\":{}}"), desk.received);
    }

    @Test
    void shouldHandOnTheRawBytes() {
        byte[] body = {'{', (byte) 0xff, 0, '}'};
        endpoints.header("x-apple-signature", GOOD).call("POST", PATH, body);

        assertTrue(Arrays.equals(body, desk.raw));
    }

    @Test
    void shouldKeepTheUsefulHeadersAndNeverACredential() {
        endpoints
                .header("x-apple-signature", GOOD)
                .header("User-Agent", "AppStore\u00fc/1 " + "x".repeat(500))
                .header("Authorization", "Bearer secret")
                .header("Cookie", "secret=1")
                .header("Proxy-Authorization", "secret")
                .header("X-Api-Key", "secret")
                .post(PATH, "{}");

        assertTrue(desk.headers.contains("user-agent: AppStore?/1 xxx"), desk.headers);
        assertTrue(desk.headers.contains("x-apple-signature: " + GOOD), desk.headers);
        assertFalse(desk.headers.contains("secret"), desk.headers);
        assertTrue(desk.headers.length() < 2_000, desk.headers);
        assertEquals(1, desk.secret);
    }

    @Test
    void shouldKeepFewHeadersHoweverManyCallThemselvesApples() {
        endpoints.header("x-apple-signature", GOOD);
        for (int i = 0; i < 50; i++) {
            endpoints.header("x-apple-" + i, "y".repeat(1_000));
        }
        endpoints.post(PATH, "{}");

        assertTrue(desk.headers.length() < 2_000, () -> desk.headers.length() + " characters");
    }

    @Test
    void shouldRefuseWhatIsNotSigned() {
        Answer answer = endpoints.post(PATH, "{}");

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
    void shouldTellEveryForgerTheSame(String signature) {
        Answer forged = endpoints.header("x-apple-signature", signature).post(PATH, "{}");
        Answer unsigned = Endpoints.of(AppStoreConnectWebhook.class)
                .with(NotificationSignature.class, new TheOneSignature())
                .with(NotificationIntake.class, desk)
                .post(PATH, "{}");

        assertEquals(401, forged.status());
        assertEquals(unsigned.body(), forged.body());
        assertEquals(List.of(), desk.received);
    }

    @Test
    void shouldSayWhatIsWrongWithASignedBodyThatIsNoNotification() {
        desk.failure = new MalformedNotification("\"data\" is missing or not an object.");
        Answer answer = endpoints.header("x-apple-signature", GOOD).post(PATH, "[]");

        assertEquals(400, answer.status());
        assertTrue(answer.body().contains("malformed-request"), answer.body());
    }

    @Test
    void shouldHaveTheSenderTryAgainWhileTheDatabaseIsAway() {
        desk.failure = new EJBException(new PersistenceException("away"));
        Answer answer = endpoints.header("x-apple-signature", GOOD).post(PATH, "{}");

        assertEquals(503, answer.status());
        assertEquals("5", answer.header("Retry-After"));
    }

    @Test
    void shouldRefuseABodyBeyondItsLimit() {
        Answer answer = endpoints.header("x-apple-signature", GOOD).call("POST", PATH, new byte[(1 << 20) + 1]);

        assertEquals(413, answer.status());
        assertEquals(List.of(), desk.received);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void shouldOnlyBePostedTo(String method) {
        assertEquals(405, endpoints.call(method, PATH, "").status());
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
        private String headers = "";
        private int secret = -1;
        private RuntimeException failure;

        @Override
        public void receive(Delivery delivery) {
            if (failure != null) {
                throw failure;
            }
            raw = delivery.body();
            headers = delivery.headers();
            secret = delivery.secret().orElseThrow();
            received.add(new String(raw, StandardCharsets.UTF_8));
        }
    }
}
