package io.stoa.simulator.appstoreconnect.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.stoa.simulator.appstoreconnect.catalog.AssetContent;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.Door;
import io.stoa.simulator.appstoreconnect.chaos.Injection;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Serves package bytes to whoever holds a good URL, whole or in parts. */
public final class DownloadHandler implements HttpHandler {

    private static final Logger LOG = System.getLogger(DownloadHandler.class.getName());

    private final PackageCatalog catalog;
    private final SignedUrls urls;
    private final RequestLog log;
    private final Chaos chaos;
    private final LoopbackServer server;

    /**
     * Serves what is in the catalog.
     *
     * @param server on which this runs, which can reset its connections
     */
    public DownloadHandler(
            PackageCatalog catalog, SignedUrls urls, RequestLog log, Chaos chaos, LoopbackServer server) {
        this.catalog = catalog;
        this.urls = urls;
        this.log = log;
        this.chaos = chaos;
        this.server = server;
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
        Transfer transfer = new Transfer(exchange, content, log);
        Optional<Injection> injection = decide(exchange, transfer);
        if (injection.isPresent()) {
            new FaultyTransfer(exchange, transfer, chaos, urls, server).send(injection.get());
        } else {
            transfer.send();
        }
    }

    /** Only bytes can be spoilt: what is answered without any is answered well. */
    private Optional<Injection> decide(HttpExchange exchange, Transfer transfer) {
        boolean bytes = exchange.getRequestMethod().equals("GET")
                && transfer.asked(transfer.etag()).length() > 0;
        return bytes
                ? chaos.strike(Door.DOWNLOAD, exchange.getRequestURI().getRawPath(), transfer.asksForPart())
                : Optional.empty();
    }

    private void refuse(HttpExchange exchange, int status, String sentence) throws IOException {
        Transfer.refuse(exchange, log, status, "text/plain", sentence);
    }
}
