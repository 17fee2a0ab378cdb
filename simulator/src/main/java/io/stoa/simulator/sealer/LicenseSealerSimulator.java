package io.stoa.simulator.sealer;

import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A licence sealer on this machine that speaks the contract and seals licences no device accepts: a compact JWS, RS256 with
 * its signing key, in which a key blob shows as its digest. It can misbehave on purpose.
 */
public final class LicenseSealerSimulator implements AutoCloseable {

    private final LoopbackServer server;
    private final SealerDoor door;

    private LicenseSealerSimulator(LoopbackServer server, SealerDoor door) {
        this.server = server;
        this.door = door;
    }

    /**
     * Opens the port and begins to answer.
     *
     * @param port 0 for any free one
     * @param slow how late an answer of {@link Misbehaviour#SLOW} is
     * @throws IOException a file of the keys cannot be read
     * @throws io.stoa.simulator.appstoreconnect.http.PortUnavailable the port is taken
     */
    public static LicenseSealerSimulator start(int port, SealerKeys keys, Duration slow) throws IOException {
        SealerDoor door = new SealerDoor(new SealerOperations(keys), slow);
        LoopbackServer server = new LoopbackServer(port);
        server.serve("/", door);
        server.start();
        return new LicenseSealerSimulator(server, door);
    }

    public URI uri() {
        return server.uri();
    }

    /** Does so with every request from now on. */
    public void misbehave(Misbehaviour misbehaviour) {
        door.misbehave(misbehaviour);
    }

    /** Method and path of every request so far, in order. */
    public List<String> asked() {
        return door.asked();
    }

    @Override
    public void close() {
        door.close();
        server.close();
    }
}
