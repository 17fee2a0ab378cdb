package io.stoa.outbound.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.outbound.Outbound.Destination;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpOutboundTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private HttpOutbound outbound;

    @BeforeEach
    void setUp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Cookie"));
            byte[] body = "eight by".getBytes(StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/moved" -> {
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/stalls" -> {
                    exchange.sendResponseHeaders(200, 100);
                    exchange.getResponseBody().write(body);
                    exchange.getResponseBody().flush();
                    await(over);
                }
                case "/echo" -> {
                    byte[] sent = exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders()
                            .set("X-Type", exchange.getRequestHeaders().getFirst("Content-Type"));
                    exchange.sendResponseHeaders(201, sent.length);
                    exchange.getResponseBody().write(sent);
                }
                default -> {
                    exchange.getResponseHeaders().set("Set-Cookie", "a=b");
                    exchange.getResponseHeaders().set("X-Rate-Limit", "x");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            }
            exchange.close();
        });
        server.start();
        outbound = Outbounds.over(Outbounds.settings(here("/"), here("").toString()));
    }

    @AfterEach
    void tearDown() {
        over.countDown();
        Outbounds.close(outbound);
        server.stop(0);
    }

    @Test
    void shouldGiveStatusHeadersAndBody() throws IOException {
        try (Answer answer = get("/a", Map.of("Authorization", "Bearer t"))) {
            assertEquals(200, answer.status());
            assertEquals(Optional.of("x"), answer.header("x-rate-limit"));
            assertEquals(Optional.empty(), answer.header("x-none"));
            assertArrayEquals(
                    "eight by".getBytes(StandardCharsets.UTF_8), answer.body().readAllBytes());
        }
        assertEquals(List.of("/a Bearer t null"), asked);
    }

    @Test
    void shouldTellTheOtherSidesClock() {
        try (Answer answer = get("/a", Map.of())) {
            Duration apart = Duration.between(answer.date().orElseThrow(), Instant.now());
            assertTrue(apart.abs().compareTo(Duration.ofMinutes(10)) < 0, apart::toString);
        }
    }

    @Test
    void shouldNotFollowARedirect() {
        try (Answer answer = get("/moved", Map.of())) {
            assertEquals(302, answer.status());
        }
        assertEquals(1, asked.size());
    }

    @Test
    void shouldKeepNoCookie() {
        get("/a", Map.of()).close();
        get("/b", Map.of()).close();

        assertEquals(List.of("/a null null", "/b null null"), asked);
    }

    @Test
    void shouldNotAskADestinationThatIsNotAllowed() {
        MarketplaceException refusal = assertThrows(
                MarketplaceException.class,
                () -> outbound.get(Destination.APP_STORE_CONNECT, URI.create("https://evil.example/"), Map.of()));

        assertEquals(FailureCode.DESTINATION_REFUSED, refusal.code());
        assertTrue(refusal.sentence().contains("evil.example"));
        assertEquals(List.of(), asked);
    }

    @Test
    void shouldNotTakeADownloadHostForTheApi() {
        HttpOutbound strict = Outbounds.over(
                Outbounds.settings(URI.create("https://api.appstoreconnect.apple.com"), here("").toString()));

        MarketplaceException refusal = assertThrows(
                MarketplaceException.class,
                () -> strict.get(Destination.APP_STORE_CONNECT, here("/a"), Map.of("Authorization", "Bearer secret")));

        assertEquals(FailureCode.DESTINATION_REFUSED, refusal.code());
        assertEquals(List.of(), asked);
        Outbounds.close(strict);
    }

    @Test
    void shouldNotBeLedToAPrivateAddressByAnAllowedName() {
        HttpOutbound named = Outbounds.over(
                Outbounds.settings(URI.create("https://api.appstoreconnect.apple.com"), "localhost", "127.0.0.1"));

        for (String host : List.of("localhost", "127.0.0.1")) {
            RetryableFailure refusal = assertThrows(
                    RetryableFailure.class,
                    () -> named.get(Destination.PACKAGE_DOWNLOAD, URI.create("https://" + host + "/a"), Map.of()));
            assertInstanceOf(UnknownHostException.class, refusal.getCause());
        }
        Outbounds.close(named);
    }

    @Test
    void shouldTryLaterWhatDoesNotAnswer() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + closed);
        HttpOutbound alone = Outbounds.over(Outbounds.settings(nobody));

        RetryableFailure away =
                assertThrows(RetryableFailure.class, () -> alone.get(Destination.APP_STORE_CONNECT, nobody, Map.of()));

        assertEquals(FailureCode.CONNECT_UNAVAILABLE, away.code());
        Outbounds.close(alone);
    }

    @Test
    void shouldSendADocumentAsItIs() throws IOException {
        byte[] document = "{\"data\":\"é\"}".getBytes(StandardCharsets.UTF_8);
        try (Answer answer = outbound.post(Destination.PACKAGE_DOWNLOAD, here("/echo"), Map.of(), document)) {
            assertEquals(201, answer.status());
            assertArrayEquals(document, answer.body().readAllBytes());
            assertTrue(answer.header("X-Type").orElseThrow().startsWith("application/json"));
        }
    }

    @Test
    void shouldPostToNoHostThatIsNotAllowed() {
        MarketplaceException refusal = assertThrows(
                MarketplaceException.class,
                () -> outbound.post(
                        Destination.APP_STORE_CONNECT, URI.create("https://evil.example/"), Map.of(), new byte[0]));

        assertEquals(FailureCode.DESTINATION_REFUSED, refusal.code());
        assertEquals(List.of(), asked);
    }

    @Test
    void shouldGiveUpABodyThatMakesNoProgress() {
        OutboundSettings impatient = Outbounds.settings(here("/"), here("").toString());
        impatient.idleTimeout = Duration.ofMillis(200);
        HttpOutbound waiting = Outbounds.over(impatient);

        try (Answer answer = waiting.get(Destination.PACKAGE_DOWNLOAD, here("/stalls"), Map.of())) {
            assertEquals(200, answer.status());
            assertThrows(IOException.class, () -> answer.body().readAllBytes());
        }
        Outbounds.close(waiting);
    }

    private Answer get(String path, Map<String, String> headers) {
        return outbound.get(Destination.PACKAGE_DOWNLOAD, here(path), headers);
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
