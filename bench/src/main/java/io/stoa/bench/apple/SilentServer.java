package io.stoa.bench.apple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A service that takes connections and never says a word, so that whoever waits for it does nothing else. */
public final class SilentServer implements AutoCloseable {

    private static final int MOST_WAITING = 128;

    private final ServerSocket socket;

    private SilentServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** On any free port of the loopback address. */
    public static SilentServer start() throws IOException {
        return new SilentServer(new ServerSocket(0, MOST_WAITING, InetAddress.getLoopbackAddress()));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
