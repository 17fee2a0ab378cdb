package io.stoa.simulator.appstoreconnect.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server and hands bytes to and fro. The server of the platform always ends a connection in good order;
 * behind a relay a connection can be reset as well.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Relay.class.getName());
    private static final int BUFFER = 1 << 16;

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Map<Socket, Socket> connections = new ConcurrentHashMap<>();
    private final Set<Integer> condemned = ConcurrentHashMap.newKeySet();

    /**
     * Opens the port.
     *
     * @param port   0 for any free one
     * @param server whom the bytes are for
     * @throws IOException the port is taken or not allowed
     */
    Relay(int port, InetSocketAddress server) throws IOException {
        this.server = server;
        this.door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    }

    void start() {
        begin("door", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /**
     * Has a connection reset as soon as the server ends it.
     *
     * @param port from which the server sees the connection come
     */
    void condemn(int port) {
        condemned.add(port);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "simulator.relay-door", e);
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket inner = new Socket();
        connections.put(client, inner);
        client.setTcpNoDelay(true);
        inner.setTcpNoDelay(true);
        try {
            inner.connect(server);
        } catch (IOException e) {
            end(client, inner);
            throw e;
        }
        begin("request", () -> pump(client, inner, client, inner));
        begin("answer", () -> pump(inner, client, client, inner));
    }

    private void pump(Socket from, Socket to, Socket client, Socket inner) {
        try {
            copy(from.getInputStream(), to.getOutputStream());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "simulator.relay-ended", e);
        } finally {
            end(client, inner);
        }
    }

    /** Byte by byte as they come, because a dribble must arrive as one. */
    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
        }
    }

    private void end(Socket client, Socket inner) {
        if (connections.remove(client) == null) {
            return;
        }
        try (client;
                inner) {
            if (condemned.remove(inner.getLocalPort())) {
                client.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "simulator.relay-close", e);
        }
    }

    private static void begin(String part, Runnable work) {
        Thread thread = new Thread(work, "simulator-relay-" + part);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "simulator.relay-close", e);
        }
        connections.forEach(this::end);
    }
}
