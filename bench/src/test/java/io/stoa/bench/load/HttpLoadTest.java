package io.stoa.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String BUSY = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";

    @Test
    void shouldHaveNoFigureWhereAConnectionBreaks() throws IOException {
        try (ScriptedServer server =
                new ScriptedServer(OK, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n")) {
            assertThrows(IOException.class, () -> load(server, 1, 5));
        }
    }

    @Test
    void shouldRefuseToMeasureSomethingElse() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer(OK, BUSY, OK)) {
            LoadResult result = load(server, 1, 3);
            assertEquals(Map.of(200, 2L, 503, 1L), result.answers());
            assertThrows(IllegalStateException.class, () -> result.allAnswered(200));
        }
    }

    @Test
    void shouldRefuseToMeasureNothing() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer(OK)) {
            LoadResult result = new HttpLoad(server.uri(), 2).run(RequestSource.each(List.of()), LONG);
            assertThrows(IllegalStateException.class, () -> result.allAnswered(200));
        }
    }

    @Test
    void shouldSendNoMoreThanItHas() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer(OK)) {
            LoadResult result = load(server, 4, 101);
            assertEquals(101, result.allAnswered(200).count());
            assertEquals(202, result.bytes());
            assertEquals(101, server.answered());
            assertTrue(server.connections() <= 4, "more connections than clients");
        }
    }

    @Test
    void shouldLetNoAnswerBeHeardByAnotherClient() throws IOException, InterruptedException {
        try (ScriptedServer server = new ScriptedServer(OK)) {
            Listener first = new Listener(server, 3);
            Listener second = new Listener(server, 5);
            LoadResult result = new HttpLoad(server.uri(), 1).run(List.of(first, second), LONG);
            assertEquals(8, result.allAnswered(200).count());
            assertEquals("okokok", first.heard.toString());
            assertEquals("okokokokok", second.heard.toString());
        }
    }

    private static final class Listener implements Conversation {

        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private final byte[] request;
        private int left;

        Listener(ScriptedServer server, int requests) {
            this.request = RawRequest.get(server.uri()).withoutBody();
            this.left = requests;
        }

        @Override
        public Optional<byte[]> next() {
            return left-- > 0 ? Optional.of(request) : Optional.empty();
        }

        @Override
        public OutputStream body() {
            return heard;
        }

        @Override
        public void answered() throws IOException {
            if (heard.size() % 2 != 0) {
                throw new IOException("it was told before the body was there");
            }
        }
    }

    @Test
    void shouldSendEachRequestOnce() {
        RequestSource source = RequestSource.each(List.of(new byte[] {1}, new byte[] {2}));
        assertEquals(1, source.next().orElseThrow()[0]);
        assertEquals(2, source.next().orElseThrow()[0]);
        assertTrue(source.next().isEmpty());
    }

    private static LoadResult load(ScriptedServer server, int clients, int requests)
            throws IOException, InterruptedException {
        List<byte[]> one = List.of(RawRequest.get(server.uri()).withoutBody());
        return new HttpLoad(server.uri(), clients).run(RequestSource.around(one, requests), LONG);
    }
}
