package io.stoa.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** One client: a connection that stays open, and is opened anew when the server says that it closes it. */
final class KeepAliveConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 30_000;

    private final int port;
    private Socket socket;
    private AnswerReader answers;

    /**
     * Connects at the first request.
     *
     * @param server of this machine; other machines are none of our business
     */
    KeepAliveConnection(URI server) {
        this.port = server.getPort();
    }

    /** @param body where the body of the answer goes */
    Answer send(byte[] request, OutputStream body) throws IOException {
        if (socket == null || answers.isLastOfConnection()) {
            connect();
        }
        socket.getOutputStream().write(request);
        return answers.read(body);
    }

    private void connect() throws IOException {
        close();
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        answers = new AnswerReader(socket.getInputStream());
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }
}
