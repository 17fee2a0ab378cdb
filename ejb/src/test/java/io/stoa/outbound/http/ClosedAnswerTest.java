package io.stoa.outbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.outbound.Outbound.Destination;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches a transfer can end it: closing an answer wakes the thread that reads it. */
class ClosedAnswerTest {

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private HttpOutbound outbound;

    @BeforeEach
    void setUp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[8]);
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        server.start();
        OutboundSettings settings = Outbounds.settings(here(), here().toString());
        settings.idleTimeout = Duration.ofHours(1);
        outbound = Outbounds.over(settings);
    }

    @AfterEach
    void tearDown() {
        over.countDown();
        Outbounds.close(outbound);
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void shouldWakeWhoeverReadsAnAnswerThatStandsStill() throws Exception {
        Answer answer = outbound.get(Destination.PACKAGE_DOWNLOAD, here(), Map.of());
        InputStream body = answer.body();
        assertEquals(8, body.readNBytes(8).length);
        Future<Integer> ninth = threads.submit(() -> body.read());
        answer.close();

        // far less than the hour a silent socket is borne with
        ExecutionException woken = assertThrows(ExecutionException.class, () -> ninth.get(60, TimeUnit.SECONDS));
        assertInstanceOf(IOException.class, woken.getCause());
    }

    private URI here() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
