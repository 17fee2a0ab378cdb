package io.stoa.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of our own, so that a test collides with no server somebody runs by hand. */
final class Ports {

    private Ports() {}

    /** One that nobody listens at. */
    static int any() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** Says at once, and not after a server's ten minutes of patience, that a port is taken. */
    static int free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return port;
        } catch (IOException taken) {
            throw new ServerNotStarted("Port " + port + " is taken. Stop what listens there and try again.", taken);
        }
    }
}
