package io.stoa.bench.peer;

import io.stoa.bench.process.ProcessTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A peer that serves, started by us. Closing ends it. */
final class LaunchedPeer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Process process;
    private final Path log;

    private LaunchedPeer(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /**
     * Starts a command and waits until an address answers 200.
     *
     * @throws IOException when it does not within three minutes
     */
    static LaunchedPeer start(List<String> command, Path log, URI probe) throws IOException, InterruptedException {
        LaunchedPeer peer = new LaunchedPeer(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
        peer.await(probe);
        return peer;
    }

    private void await(URI probe) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(probe)) {
            boolean ended = process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() > deadline) {
                close();
                throw new IOException(probe + " does not answer; the reason may be in " + log);
            }
        }
    }

    private static boolean answers(URI probe) throws InterruptedException {
        HttpRequest head = HttpRequest.newBuilder(probe)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(head, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    ProcessTree tree() {
        return new ProcessTree(process.toHandle());
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
