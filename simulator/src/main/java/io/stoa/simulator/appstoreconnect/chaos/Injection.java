package io.stoa.simulator.appstoreconnect.chaos;

import java.util.OptionalLong;

/**
 * The decision about one request.
 *
 * @param afterBytes where in the body, when that is scripted
 * @param share      of the body otherwise, from 0 to 1
 */
public record Injection(Fault fault, OptionalLong afterBytes, double share) {

    /** Where in a body of this length the fault begins: at 0 at least and never beyond the last byte. */
    public long position(long length) {
        long wanted = afterBytes.orElse((long) (share * length));
        return Math.max(0, Math.min(wanted, length - 1));
    }
}
