package io.stoa.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection whose request is written piece by piece, by a caller who takes its time. */
final class OpenConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Socket socket;

    private OpenConnection(Socket socket) {
        this.socket = socket;
    }

    /** Connects and sends what is there of the request. */
    static OpenConnection begin(URI server, Request request) {
        try {
            Socket socket = new Socket();
            socket.bind(new InetSocketAddress(Wire.anyAddress(), 0));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), (int) PATIENCE.toMillis());
            OpenConnection connection = new OpenConnection(socket);
            connection.send(request.written(server.getRawAuthority()));
            return connection;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request + " could not be begun", unreachable);
        }
    }

    OpenConnection send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    OpenConnection send(Request next) {
        send(next.written("localhost"));
        return this;
    }

    private void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            throw new UncheckedIOException("the server hung up", closed);
        }
    }

    boolean isAnswered() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException closed) {
            return true;
        }
    }

    /** The whole answer, when it comes. */
    Answer answer() {
        try {
            return Wire.read(socket.getInputStream(), true);
        } catch (IOException silent) {
            throw new UncheckedIOException("the server does not answer", silent);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            throw new UncheckedIOException(closedAlready);
        }
    }
}
