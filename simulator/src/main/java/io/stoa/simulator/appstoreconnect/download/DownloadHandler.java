package io.stoa.simulator.appstoreconnect.download;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.stoa.simulator.appstoreconnect.catalog.AssetContent;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Serves package bytes to whoever holds a good URL, whole or in parts. */
public final class DownloadHandler implements HttpHandler {

    private static final Logger LOG = System.getLogger(DownloadHandler.class.getName());
    private static final int BUFFER = 1 << 16;

    private final PackageCatalog catalog;
    private final SignedUrls urls;
    private final RequestLog log;

    public DownloadHandler(PackageCatalog catalog, SignedUrls urls, RequestLog log) {
        this.catalog = catalog;
        this.urls = urls;
        this.log = log;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            LOG.log(Level.ERROR, "simulator.token-leaked: the API token was sent to the download host");
            refuse(exchange, 400, "Send no Authorization header here: the API token must never leave the API host.");
        } else if (!exchange.getRequestMethod().matches("GET|HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            refuse(exchange, 405, "Only GET and HEAD are possible here.");
        } else {
            serve(exchange);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Optional<String> refusal = urls.refusal(exchange.getRequestURI());
        if (refusal.isPresent()) {
            refuse(exchange, 403, refusal.get());
            return;
        }
        Optional<AssetContent> content =
                DownloadPath.parse(exchange.getRequestURI().getRawPath()).flatMap(path -> path.find(catalog));
        if (content.isEmpty()) {
            refuse(exchange, 404, "This file is not here.");
            return;
        }
        send(exchange, content.get());
    }

    private void send(HttpExchange exchange, AssetContent content) throws IOException {
        String etag = "\"" + content.sha256().hex() + "\"";
        Headers asked = exchange.getRequestHeaders();
        ByteRange range = ByteRange.of(
                Optional.ofNullable(asked.getFirst("Range")),
                Optional.ofNullable(asked.getFirst("If-Range")),
                etag,
                content.length());
        Headers headers = exchange.getResponseHeaders();
        headers.set("ETag", etag);
        headers.set("Accept-Ranges", "bytes");
        headers.set("Content-Type", "application/octet-stream");
        range.contentRange(content.length()).ifPresent(value -> headers.set("Content-Range", value));
        log.record(exchange, range.status());
        stream(exchange, content, range);
    }

    private static void stream(HttpExchange exchange, AssetContent content, ByteRange range) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD") || range.length() == 0) {
            // The server counts the bytes it writes; where it writes none, their number is said by hand.
            exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
            exchange.sendResponseHeaders(range.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(range.status(), range.length());
        try (InputStream bytes = content.open(range.first())) {
            copy(bytes, exchange.getResponseBody(), range.length());
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

    private void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        log.record(exchange, status);
        byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }
}
