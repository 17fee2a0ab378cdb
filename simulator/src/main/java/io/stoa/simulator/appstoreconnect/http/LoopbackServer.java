package io.stoa.simulator.appstoreconnect.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** An HTTP server that only this machine reaches. */
public final class LoopbackServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(LoopbackServer.class.getName());
    /** As many requests can be held back at once without keeping the others waiting. */
    private static final int THREADS = 64;

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // The server sends head and body of an answer apart; without this each answer waits 40 ms for the caller's
        // acknowledgement. It is read once, when the first server of the process is made.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final Optional<Relay> relay;
    private final ExecutorService threads;
    private final AtomicBoolean started = new AtomicBoolean();

    /**
     * Opens the port; requests wait until {@link #serve}.
     *
     * @param port 0 for any free one
     * @throws PortUnavailable the port is taken or not allowed
     */
    public LoopbackServer(int port) {
        this.server = open(port);
        this.relay = Optional.empty();
        this.threads = threads(port());
    }

    private LoopbackServer(HttpServer server, Relay relay) {
        this.server = server;
        this.relay = Optional.of(relay);
        this.threads = threads(port());
    }

    /**
     * Opens the port for a server that can reset connections, at the price of handing each byte on once more.
     *
     * @param port 0 for any free one
     * @throws PortUnavailable the port is taken or not allowed
     */
    public static LoopbackServer behindRelay(int port) {
        HttpServer server = open(0);
        try {
            return new LoopbackServer(server, new Relay(port, server.getAddress()));
        } catch (IOException e) {
            // A server that never ran keeps its port when it is stopped.
            server.start();
            server.stop(0);
            throw new PortUnavailable(port, e);
        }
    }

    private static HttpServer open(int port) {
        try {
            return HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new PortUnavailable(port, e);
        }
    }

    private static ExecutorService threads(int port) {
        return Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "simulator-" + port);
            thread.setDaemon(true);
            return thread;
        });
    }

    public void serve(String path, HttpHandler handler) {
        server.createContext(path, exchange -> carryOut(handler, exchange));
    }

    /** Begins to answer; a second call changes nothing. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            server.setExecutor(threads);
            server.start();
            relay.ifPresent(Relay::start);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    private int port() {
        return relay.map(Relay::port).orElseGet(() -> server.getAddress().getPort());
    }

    /** Whether a connection can be reset rather than ended in good order. */
    public boolean canReset() {
        return relay.isPresent();
    }

    /**
     * Breaks off an answer by a reset.
     *
     * @return to be thrown, so that the connection ends here
     */
    public ConnectionCut reset(HttpExchange exchange) {
        relay.ifPresent(between -> between.condemn(exchange.getRemoteAddress().getPort()));
        return new ConnectionCut("The connection is reset on purpose.");
    }

    private static void carryOut(HttpHandler handler, HttpExchange exchange) {
        try (exchange) {
            answer(handler, exchange);
        } catch (IOException e) {
            // The caller is gone or the content ended early: nobody is left to tell but the log.
            LOG.log(Level.DEBUG, () -> "simulator.answer-cut-short path=" + path(exchange), e);
        }
    }

    private static void answer(HttpHandler handler, HttpExchange exchange) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, () -> "simulator.defect path=" + path(exchange), e);
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private static String path(HttpExchange exchange) {
        return exchange.getRequestURI().getRawPath();
    }

    @Override
    public void close() {
        // A server that never ran keeps its port when it is stopped.
        start();
        relay.ifPresent(Relay::close);
        server.stop(0);
        threads.shutdownNow();
    }
}
