package io.stoa.simulator.appstoreconnect.notification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.stoa.simulator.appstoreconnect.TestClock;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationSenderTest {

    private record Received(String signature, byte[] body) {}

    private static final Notice NOTICE = new Notice.AppUnavailable("6700000001", "6700012345");

    private final LoopbackServer webhook = new LoopbackServer(0);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final TestClock clock = new TestClock();

    @BeforeEach
    void listen() {
        webhook.serve("/accepting", exchange -> receive(exchange, 200));
        webhook.serve("/refusing", exchange -> receive(exchange, 401));
        webhook.serve("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/accepting");
            receive(exchange, 307);
        });
        webhook.start();
    }

    @AfterEach
    void stop() {
        webhook.close();
    }

    @Test
    void shouldSignTheVeryBytesItSends() {
        Delivery delivery = sender("/accepting").send(NOTICE);
        assertTrue(delivery.accepted());
        Received request = received.get(0);
        assertArrayEquals(delivery.notification().body(), request.body());
        assertEquals(AppleSignature.of("secret", request.body()), request.signature());
    }

    @Test
    void shouldRecordARefusalWithItsAnswer() {
        Delivery delivery = sender("/refusing").send(NOTICE);
        assertFalse(delivery.accepted());
        assertEquals(OptionalInt.of(401), delivery.status());
        assertEquals("heard", delivery.answer());
    }

    @Test
    void shouldNotFollowARedirect() {
        Delivery delivery = sender("/moved").send(NOTICE);
        assertEquals(OptionalInt.of(307), delivery.status());
        assertEquals(1, received.size());
    }

    @Test
    void shouldRecordThatNobodyAnswered() {
        NotificationSender sender = sender("/accepting");
        webhook.close();
        Delivery delivery = sender.send(NOTICE);
        assertEquals(OptionalInt.empty(), delivery.status());
        assertFalse(delivery.accepted());
        assertTrue(delivery.answer().contains("did not answer"));
    }

    @Test
    void shouldRedeliverTheSameBytesWithTheSameId() {
        NotificationSender sender = sender("/accepting");
        Delivery first = sender.send(NOTICE);
        Delivery second = sender.redeliver(first);
        assertArrayEquals(received.get(0).body(), received.get(1).body());
        assertEquals(List.of(first, second), sender.deliveries());
    }

    @Test
    void shouldGiveEachNotificationAnIdOfItsOwn() {
        NotificationSender sender = sender("/accepting");
        assertNotEquals(
                sender.send(NOTICE).notification().id(),
                sender.send(NOTICE).notification().id());
    }

    @Test
    void shouldDateAnEventBackWhenItWasOvertaken() {
        Delivery late = sender("/accepting").send(NOTICE, clock.instant().minusSeconds(3600));
        String body = new String(late.notification().body());
        assertTrue(body.contains("\"timestamp\":\"2026-02-03T13:22:19.000-08:00\""), body);
        assertTrue(body.contains("\"eventTimestamp\":\"2026-02-03T20:22:19.000-00:00\""), body);
    }

    private NotificationSender sender(String path) {
        return new NotificationSender(URI.create(webhook.uri() + path), "secret", clock);
    }

    private void receive(HttpExchange exchange, int status) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(exchange.getRequestHeaders().getFirst(AppleSignature.HEADER), body));
        byte[] answer = "heard".getBytes();
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
    }
}
