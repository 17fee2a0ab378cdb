package io.stoa.connect.http;

import io.stoa.outbound.Outbound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A way out on which every answer is written beforehand; it counts what is left open. */
final class ScriptedOutbound implements Outbound {

    final List<URI> asked = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();
    final List<String> posted = new ArrayList<>();

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final AtomicInteger open = new AtomicInteger();

    ScriptedOutbound answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    ScriptedOutbound answers(int status, String body, Map<String, String> headers) {
        return answers(status, new ByteArrayInputStream(bytes(body)), headers);
    }

    void answersWithoutEnd(int status) {
        answers(
                status,
                new InputStream() {
                    @Override
                    public int read() {
                        return ' ';
                    }
                },
                Map.of());
    }

    void breaksOff(int status) {
        answers(
                status,
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                },
                Map.of());
    }

    private ScriptedOutbound answers(int status, InputStream body, Map<String, String> headers) {
        answers.add(new WrittenAnswer(status, body, headers, open));
        return this;
    }

    int open() {
        return open.get();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Answer get(Destination destination, URI uri, Map<String, String> headers) {
        asked.add(uri);
        tokens.add(headers.get("Authorization"));
        open.incrementAndGet();
        return answers.remove();
    }

    @Override
    public Answer post(Destination destination, URI uri, Map<String, String> headers, byte[] json) {
        posted.add(new String(json, StandardCharsets.UTF_8));
        return get(destination, uri, headers);
    }

    private record WrittenAnswer(int status, InputStream body, Map<String, String> headers, AtomicInteger open)
            implements Answer {

        @Override
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        public Optional<Instant> date() {
            return header("Date").map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
