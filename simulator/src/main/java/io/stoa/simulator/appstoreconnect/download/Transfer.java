package io.stoa.simulator.appstoreconnect.download;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.stoa.simulator.appstoreconnect.catalog.AssetContent;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One answer of the download host: its head, and bytes of one file. */
final class Transfer {

    private static final int BUFFER = 1 << 16;

    private final HttpExchange exchange;
    private final AssetContent content;
    private final RequestLog log;

    Transfer(HttpExchange exchange, AssetContent content, RequestLog log) {
        this.exchange = exchange;
        this.content = content;
        this.log = log;
    }

    String etag() {
        return "\"" + content.sha256().hex() + "\"";
    }

    long size() {
        return content.length();
    }

    boolean asksForPart() {
        return header("Range").isPresent();
    }

    /** What is asked for of a file with this validator. */
    ByteRange asked(String etag) {
        return ByteRange.of(header("Range"), header("If-Range"), etag, content.length());
    }

    /** Answers as asked. */
    void send() throws IOException {
        send(asked(etag()), etag());
    }

    /** Answers with a part, or the whole, under a validator. */
    void send(ByteRange range, String etag) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD") || range.length() == 0) {
            describe(range, etag);
            // The server counts the bytes it writes; where it writes none, their number is said by hand.
            exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
            exchange.sendResponseHeaders(range.status(), -1);
            return;
        }
        begin(range, etag);
        copy(range.first(), range.length());
    }

    /** Sends the head that promises a part, or the whole. */
    void begin(ByteRange range, String etag) throws IOException {
        describe(range, etag);
        exchange.sendResponseHeaders(range.status(), range.length());
    }

    /** Sends the head of a body whose length is not said. */
    void beginUnmeasured(ByteRange range) throws IOException {
        describe(range, etag());
        exchange.sendResponseHeaders(range.status(), 0);
    }

    private void describe(ByteRange range, String etag) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", etag);
        headers.set("Accept-Ranges", "bytes");
        headers.set("Content-Type", "application/octet-stream");
        range.contentRange(content.length()).ifPresent(value -> headers.set("Content-Range", value));
        log.record(exchange, range.status(), range.length());
    }

    void copy(long first, long length) throws IOException {
        try (InputStream bytes = content.open(first)) {
            copy(bytes, exchange.getResponseBody(), length);
        }
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("The content ended " + left + " bytes early.");
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    /** Sends one byte with its lowest bit turned. */
    void flipped(long position) throws IOException {
        try (InputStream bytes = content.open(position)) {
            exchange.getResponseBody().write(bytes.read() ^ 1);
        }
    }

    void write(byte[] bytes, int length) throws IOException {
        exchange.getResponseBody().write(bytes, 0, length);
    }

    void flush() throws IOException {
        exchange.getResponseBody().flush();
    }

    /** Answers with text instead of the file. */
    void refuse(int status, String type, String text) throws IOException {
        refuse(exchange, log, status, type, text);
    }

    static void refuse(HttpExchange exchange, RequestLog log, int status, String type, String text) throws IOException {
        log.record(exchange, status);
        byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
