package io.stoa.simulator.appstoreconnect.http;

/** The simulator cannot listen where it was told to; the message names the port. */
public final class PortUnavailable extends RuntimeException {

    /** Stable code of this failure. */
    public static final String CODE = "port-unavailable";

    PortUnavailable(int port, Throwable cause) {
        super("Port " + port + " of 127.0.0.1 cannot be opened. Choose another one, or 0 for any free port.", cause);
    }
}
