package io.stoa.outbound;

import java.net.URI;
import java.time.Duration;

/**
 * Port: one document out, one document back, with a process the operator runs beside Stoa. Only configured origins are
 * called, private addresses among them; redirects are not followed, nothing is repeated.
 */
public interface NeighbourCalls {

    /**
     * Asks for a document.
     *
     * @param limit of the whole exchange, its last byte included
     * @return the reply, whatever its status
     * @throws NoReply when there is none within the limits of time and size
     */
    Reply get(URI uri, Duration limit) throws NoReply;

    /**
     * Sends a document.
     *
     * @param json  the body, a document of {@code application/json}
     * @param limit of the whole exchange, its last byte included
     * @return the reply, whatever its status
     * @throws NoReply when there is none within the limits of time and size
     */
    Reply post(URI uri, byte[] json, Duration limit) throws NoReply;
}
