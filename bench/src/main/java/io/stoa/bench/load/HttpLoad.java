package io.stoa.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that send one request after the other, each waiting for its answer, as {@code pgbench} does: the figures compare
 * one closed loop with another.
 */
public final class HttpLoad {

    private final URI server;
    private final int clients;

    /**
     * A load on a server of this machine.
     *
     * @param clients connections at a time
     */
    public HttpLoad(URI server, int clients) {
        this.server = server;
        this.clients = clients;
    }

    /**
     * Runs until the time is over or the source has no request left, whichever is first.
     *
     * @throws IOException a connection broke or an answer was none: then there is no figure
     */
    public LoadResult run(RequestSource source, Duration limit) throws IOException, InterruptedException {
        return run(Collections.nCopies(clients, Conversation.deaf(source)), limit);
    }

    /**
     * The same with clients that hear what they are answered.
     *
     * @param conversations one for each client
     */
    public LoadResult run(List<? extends Conversation> conversations, Duration limit)
            throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(conversations.size());
        try {
            long begun = System.nanoTime();
            List<Future<Tally>> running = new ArrayList<>();
            for (Conversation conversation : conversations) {
                running.add(threads.submit(() -> converse(conversation, begun + limit.toNanos())));
            }
            Tally all = new Tally();
            for (Future<Tally> client : running) {
                all.add(client.get());
            }
            return all.after(Duration.ofNanos(System.nanoTime() - begun));
        } catch (ExecutionException broken) {
            throw new IOException("The load on " + server + " broke: " + broken.getCause(), broken.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Tally converse(Conversation conversation, long deadline) throws IOException {
        Tally tally = new Tally();
        try (KeepAliveConnection connection = new KeepAliveConnection(server)) {
            while (System.nanoTime() < deadline) {
                var request = conversation.next();
                if (request.isEmpty()) {
                    break;
                }
                tally.add(connection.send(request.get(), conversation.body()));
                conversation.answered();
            }
        }
        return tally;
    }

    private static final class Tally {

        private final Map<Integer, Long> answers = new HashMap<>();
        private long bytes;

        void add(Answer answer) {
            answers.merge(answer.status(), 1L, Long::sum);
            bytes += answer.bodyLength();
        }

        void add(Tally other) {
            other.answers.forEach((status, count) -> answers.merge(status, count, Long::sum));
            bytes += other.bytes;
        }

        LoadResult after(Duration elapsed) {
            return new LoadResult(answers, bytes, elapsed);
        }
    }
}
