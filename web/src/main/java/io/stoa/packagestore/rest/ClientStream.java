package io.stoa.packagestore.rest;

import java.io.IOException;
import java.io.OutputStream;

/** The way to the caller. A caller who hangs up is no failure of ours, and is told apart from a store that breaks off. */
class ClientStream extends OutputStream {

    private final OutputStream real;

    ClientStream(OutputStream real) {
        this.real = real;
    }

    @Override
    public void write(int one) throws ClientGone {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int first, int length) throws ClientGone {
        try {
            real.write(bytes, first, length);
        } catch (IOException hungUp) {
            throw new ClientGone(hungUp);
        }
    }

    /** The caller has hung up. */
    static final class ClientGone extends IOException {

        private static final long serialVersionUID = 1L;

        ClientGone(IOException cause) {
            super(cause);
        }
    }
}
