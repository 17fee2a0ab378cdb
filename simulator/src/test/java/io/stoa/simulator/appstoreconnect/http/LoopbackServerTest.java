package io.stoa.simulator.appstoreconnect.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stoa.simulator.appstoreconnect.TestClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {

    private final LoopbackServer server = new LoopbackServer(0);
    private final RequestLog log = new RequestLog(new TestClock());
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void serve() {
        server.serve("/defect", exchange -> {
            throw new IllegalStateException("A test's defect.");
        });
        server.serve("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            throw new IOException("A test's file that ended early.");
        });
        server.serve("/logged", exchange -> {
            log.record(exchange, 204);
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldAnswerADefectWithFiveHundredAndLiveOn() throws IOException, InterruptedException {
        assertEquals(500, get("/defect").statusCode());
        assertEquals(204, get("/logged").statusCode());
    }

    @Test
    void shouldCutAnAnswerThatCannotBeCompleted() {
        assertThrows(IOException.class, () -> get("/cut"));
    }

    @Test
    void shouldLogWhatWasAskedAndAnswered() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + "/logged?a=b"))
                .header("Range", "bytes=0-9")
                .build();
        client.send(request, BodyHandlers.discarding());
        RecordedRequest recorded = log.requests().get(0);
        assertEquals("GET", recorded.method());
        assertEquals("/logged?a=b", recorded.target());
        assertEquals("/logged", recorded.path());
        assertEquals(Optional.of("bytes=0-9"), recorded.range());
        assertEquals(204, recorded.status());
        assertEquals(new TestClock().instant(), recorded.at());
    }

    @Test
    void shouldHandOutALogThatLaterRequestsDoNotChange() throws IOException, InterruptedException {
        get("/logged");
        List<RecordedRequest> before = log.requests();
        get("/logged");
        assertEquals(1, before.size());
        assertEquals(2, log.requests().size());
    }

    @Test
    void shouldForgetTheOldestWhenItHoldsTenThousand() throws IOException, InterruptedException {
        get("/logged");
        server.serve("/many", exchange -> {
            for (int number = 0; number < 10_000; number++) {
                log.record(exchange, 200);
            }
            exchange.sendResponseHeaders(204, -1);
        });
        get("/many");
        assertEquals(10_000, log.requests().size());
        assertEquals("/many", log.requests().get(0).path());
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.uri() + path)).build(), BodyHandlers.ofByteArray());
    }
}
