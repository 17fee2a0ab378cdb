package io.stoa.simulator.appstoreconnect.http;

import com.sun.net.httpserver.HttpExchange;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest requests of one port, oldest first; older ones are forgotten so that a long run stays small. */
public final class RequestLog {

    private static final int CAPACITY = 10_000;

    private final Clock clock;
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    public RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** Records a request; called before its answer leaves, so that whoever has the answer also finds the record. */
    public void record(HttpExchange exchange, int status) {
        record(exchange, status, 0);
    }

    /** Records a request for bytes of a file. */
    public synchronized void record(HttpExchange exchange, int status, long promised) {
        if (requests.size() == CAPACITY) {
            requests.removeFirst();
        }
        requests.addLast(new RecordedRequest(
                clock.instant(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")),
                status,
                promised));
    }

    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }
}
