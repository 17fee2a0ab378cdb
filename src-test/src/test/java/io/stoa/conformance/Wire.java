package io.stoa.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One connection for one request. Each comes from another address of the loopback network, so that no test is throttled
 * for what others did.
 */
final class Wire {

    private static final Logger LOG = System.getLogger(Wire.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int BUFFER = 64 * 1024;

    private final URI server;
    private final InetAddress from;

    Wire(URI server) {
        this(server, anyAddress());
    }

    Wire(URI server, InetAddress from) {
        this.server = server;
        this.from = from;
    }

    /** Some address of the loopback network. */
    static InetAddress anyAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            return InetAddress.getByAddress(new byte[] {
                127, (byte) random.nextInt(1, 255), (byte) random.nextInt(255), (byte) random.nextInt(1, 255)
            });
        } catch (IOException fourBytesAreAnAddress) {
            throw new UncheckedIOException(fourBytesAreAnAddress);
        }
    }

    /** Sends and waits for the whole answer; {@link Answer#CLOSED} where the server hung up without one. */
    Answer send(Request request) {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress("127.0.0.1", server.getPort()), (int) PATIENCE.toMillis());
            write(socket.getOutputStream(), request.written(server.getRawAuthority()));
            return read(socket.getInputStream(), request.expectsBody());
        } catch (SocketTimeoutException silent) {
            throw new AssertionError(request + " got no answer within " + PATIENCE.toSeconds() + " s", silent);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request + " could not be sent", unreachable);
        }
    }

    // a server that has refused already may stop reading; what it answered is still there to be read
    private static void write(OutputStream out, byte[] request) {
        try {
            out.write(request);
            out.flush();
        } catch (IOException refusedEarly) {
            LOG.log(Level.DEBUG, "refused while sending", refusedEarly);
        }
    }

    // until the answer is whole: a server that refused a body may keep the connection open to wait for the rest of it
    static Answer read(InputStream in, boolean withBody) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try {
            int read = in.read(buffer);
            while (read >= 0) {
                answer.write(buffer, 0, read);
                read = Answer.isWhole(answer.toByteArray(), withBody) ? -1 : in.read(buffer);
            }
        } catch (SocketTimeoutException silent) {
            throw silent;
        } catch (IOException reset) {
            LOG.log(Level.DEBUG, "reset while reading", reset);
        }
        return Answer.read(answer.toByteArray(), withBody);
    }
}
