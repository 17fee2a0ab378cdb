package io.stoa.simulator.appstoreconnect.download;

import com.sun.net.httpserver.HttpExchange;
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.chaos.Injection;
import io.stoa.simulator.appstoreconnect.http.ConnectionCut;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import java.io.IOException;
import java.util.SplittableRandom;

/** A download that goes wrong in the way that was decided. */
final class FaultyTransfer {

    /** An address of cloud machines' secrets, which no server should be talked into reading. */
    static final String PRIVATE_ADDRESS = "http://169.254.169.254/latest/meta-data/";

    /** Bytes an endless body goes on for after its end, should nobody cut it. */
    static final long EXCESS = 64L << 20;

    private static final String OTHER_ETAG = "\"another-file\"";
    private static final int BUFFER = 1 << 16;

    private final HttpExchange exchange;
    private final Transfer transfer;
    private final Chaos chaos;
    private final SignedUrls urls;
    private final LoopbackServer server;
    private final ByteRange asked;

    FaultyTransfer(HttpExchange exchange, Transfer transfer, Chaos chaos, SignedUrls urls, LoopbackServer server) {
        this.exchange = exchange;
        this.transfer = transfer;
        this.chaos = chaos;
        this.urls = urls;
        this.server = server;
        this.asked = transfer.asked(transfer.etag());
    }

    void send(Injection injection) throws IOException {
        switch (injection.fault()) {
            case INTERNAL_ERROR -> transfer.refuse(500, "text/plain", "Something broke here.");
            case SERVICE_UNAVAILABLE -> transfer.refuse(503, "text/plain", "Too much to do. Try again later.");
            case HTML_ERROR ->
                transfer.refuse(
                        503,
                        "text/html",
                        "<html><head><title>503</title></head><body><h1>Unavailable</h1></body></html>");
            case PRIVATE_REDIRECT -> redirect();
            case SLOW -> sendLate();
            case STALL -> sendNothing();
            case DRIBBLE -> dribble();
            case RANGE_IGNORED -> transfer.send(new ByteRange(200, 0, transfer.size()), transfer.etag());
            case WRONG_CONTENT_RANGE -> transfer.send(elsewhere(), transfer.etag());
            case CHANGED_ETAG -> transfer.send(transfer.asked(OTHER_ETAG), OTHER_ETAG);
            default -> spoil(injection);
        }
    }

    private void spoil(Injection injection) throws IOException {
        long position = injection.position(asked.length());
        switch (injection.fault()) {
            case RESET -> {
                sendUpTo(position);
                throw server.reset(exchange);
            }
            case TRUNCATED_BODY -> {
                sendUpTo(position);
                throw new ConnectionCut("The body is cut on purpose.");
            }
            case EXPIRED_URL -> {
                sendUpTo(position);
                urls.expire(exchange.getRequestURI());
                throw new ConnectionCut("The URL expires on purpose.");
            }
            case FOREIGN_PART -> {
                transfer.begin(asked, OTHER_ETAG);
                noise(asked.length());
            }
            case FLIPPED_BYTE -> flip(position);
            case GARBAGE -> {
                sendUpTo(position);
                noise(asked.length() - position);
            }
            case ENDLESS_BODY -> {
                transfer.beginUnmeasured(asked);
                transfer.copy(asked.first(), asked.length());
                noise(EXCESS);
            }
            default -> throw new IllegalStateException(injection.fault() + " is no fault of a download.");
        }
    }

    private void redirect() throws IOException {
        exchange.getResponseHeaders().set("Location", PRIVATE_ADDRESS);
        transfer.refuse(302, "text/plain", "The file has moved.");
    }

    private void sendLate() throws IOException {
        chaos.slow();
        transfer.send();
    }

    private void sendNothing() throws IOException {
        transfer.begin(asked, transfer.etag());
        chaos.stall();
        throw new ConnectionCut("The stall is over.");
    }

    private void dribble() throws IOException {
        transfer.begin(asked, transfer.etag());
        for (long sent = 0; sent < Math.min(drops(), asked.length() - 1); sent++) {
            transfer.copy(asked.first() + sent, 1);
            transfer.flush();
            chaos.drip();
        }
        throw new ConnectionCut("The dribble is over.");
    }

    /** A dribble lasts as long as a stall would. */
    private long drops() {
        long pause = Math.max(1, chaos.settings().drip().toNanos());
        return Math.max(1, chaos.settings().stall().toNanos() / pause);
    }

    /** Another part than was asked for, and {@code Content-Range} says so. */
    private ByteRange elsewhere() {
        long first = asked.first() == 0 ? Math.min(1, transfer.size() - 1) : asked.first() / 2;
        return new ByteRange(206, first, transfer.size() - first);
    }

    private void sendUpTo(long position) throws IOException {
        transfer.begin(asked, transfer.etag());
        transfer.copy(asked.first(), position);
        transfer.flush();
    }

    private void flip(long position) throws IOException {
        sendUpTo(position);
        transfer.flipped(asked.first() + position);
        transfer.copy(asked.first() + position + 1, asked.length() - position - 1);
    }

    private void noise(long length) throws IOException {
        SplittableRandom random = new SplittableRandom(length);
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; left -= buffer.length) {
            random.nextBytes(buffer);
            transfer.write(buffer, (int) Math.min(buffer.length, left));
        }
    }
}
