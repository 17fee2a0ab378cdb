package io.stoa.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.simulator.appstoreconnect.notification.AppleSignature;
import io.stoa.simulator.walk.AppleSettings;
import io.stoa.simulator.walk.SimulatedApple;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A database that stands still: every connection of the pool waits for it, and whoever comes then is told to come again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExhaustedPoolIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);
    // as many connections as the pool has, and some notifications more
    private static final int POOL = 32;
    private static final int DELIVERIES = 40;
    private static final List<String> PATHS =
            List.of("/", "/apps/6900007008", "/packages/6900007008/860070080/%s/manifest.json");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SimulatedApple apple;
    private Postgres database;
    private Server server;

    @BeforeAll
    void start() throws IOException {
        Workplace workplace = Workplace.fresh("exhausted-pool");
        apple = SimulatedApple.start(AppleSettings.in(workplace.folder("apple")));
        database = Postgres.start(workplace);
        server = PayaraMicroServer.start(
                workplace,
                new Configuration(apple.configuration())
                        .with("stoa.database.url", database.url())
                        .with("stoa.database.user", Postgres.USER)
                        .with("stoa.database.password", Postgres.PASSWORD));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        if (database != null) {
            database.close();
        }
        if (apple != null) {
            apple.close();
        }
    }

    @Test
    void shouldTellEverybodyToComeAgainAndLoseNothing() throws SQLException {
        Map<String, CompletableFuture<HttpResponse<String>>> deliveries = new LinkedHashMap<>();
        try (Connection holder = open();
                Statement statement = holder.createStatement()) {
            standStill(holder, statement);
            IntStream.range(0, DELIVERIES)
                    .mapToObj(number -> UUID.randomUUID().toString())
                    .forEach(id -> deliveries.put(id, client.sendAsync(notification(id), BodyHandlers.ofString())));
            await(() -> waiting() == POOL, "the pool is not exhausted");

            PATHS.forEach(path -> assertToldToComeAgain(send(askedFor(path))));
            assertEquals(200, send(get("/health/live")).statusCode(), "it is not the server's fault");
            await(
                    () -> answered(deliveries).size() >= DELIVERIES - POOL,
                    "those without a connection are not answered");
            answered(deliveries).forEach(ExhaustedPoolIT::assertToldToComeAgain);
            holder.rollback();
        }

        deliveries.forEach(this::deliverAgainWhereItWasToldTo);
        assertEquals(
                DELIVERIES, deliveries.keySet().stream().filter(this::isKept).count());
        assertEquals(200, send(get("/")).statusCode());
    }

    // as App Store Connect does
    private void deliverAgainWhereItWasToldTo(String id, CompletableFuture<HttpResponse<String>> delivery) {
        if (delivery.join().statusCode() != 200) {
            assertToldToComeAgain(delivery.join());
            await(() -> send(notification(id)).statusCode() == 200, "it is not taken afterwards");
        }
    }

    // another package each time: what was looked up is remembered for a moment, and needs no connection
    private HttpRequest askedFor(String path) {
        return get(path.formatted(UUID.randomUUID()));
    }

    private static void assertToldToComeAgain(HttpResponse<String> answer) {
        assertEquals(503, answer.statusCode(), answer::body);
        assertTrue(answer.headers().firstValue("Retry-After").isPresent(), () -> "no Retry-After: " + answer.headers());
    }

    private static List<HttpResponse<String>> answered(
            Map<String, CompletableFuture<HttpResponse<String>>> deliveries) {
        return deliveries.values().stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .toList();
    }

    // whoever reads or writes a notification waits, and keeps its connection meanwhile
    private static void standStill(Connection holder, Statement statement) throws SQLException {
        holder.setAutoCommit(false);
        statement.execute("lock table notification in access exclusive mode");
    }

    private int waiting() {
        return count("select count(*) from pg_stat_activity where wait_event_type = ?", "Lock");
    }

    private boolean isKept(String id) {
        return count("select count(*) from notification where apple_id = ?", id) == 1;
    }

    private int count(String question, String parameter) {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, parameter);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        } catch (SQLException away) {
            throw new AssertionError("the database does not answer", away);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(database.url(), Postgres.USER, Postgres.PASSWORD);
    }

    private static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, otherwise);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(LIMIT).build();
    }

    private HttpRequest notification(String id) {
        byte[] body =
                """
                {"data":{"type":"SomethingNew","version":1,"id":"%s","timestamp":"2026-11-20T03:00:00.000Z"}}"""
                        .formatted(id)
                        .getBytes(StandardCharsets.UTF_8);
        String secret =
                apple.installation(server.publicUrl(), () -> "nobody asks").webhookSecret();
        return HttpRequest.newBuilder(at("/webhooks/app-store-connect"))
                .timeout(LIMIT)
                .header(AppleSignature.HEADER, AppleSignature.of(secret, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException unanswered) {
            throw new AssertionError("no answer", unanswered);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private URI at(String path) {
        return server.publicUrl().resolve(path);
    }
}
