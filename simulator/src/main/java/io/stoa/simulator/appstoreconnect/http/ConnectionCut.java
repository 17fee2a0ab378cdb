package io.stoa.simulator.appstoreconnect.http;

import java.io.IOException;

/** An answer ends before it is whole, on purpose; whoever serves it lets the connection end. */
public final class ConnectionCut extends IOException {

    private static final long serialVersionUID = 1L;

    public ConnectionCut(String reason) {
        super(reason);
    }
}
