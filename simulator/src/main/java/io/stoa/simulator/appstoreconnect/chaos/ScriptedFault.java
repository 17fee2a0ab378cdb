package io.stoa.simulator.appstoreconnect.chaos;

import java.util.OptionalLong;

/**
 * A fault for the next requests that it fits.
 *
 * @param path       text that occurs in the request's path, such as a {@code publicId}; empty for every path
 * @param times      how many requests it strikes, 1 at least
 * @param afterBytes position in the body, counted from the first byte sent; empty for the middle
 */
public record ScriptedFault(Fault fault, String path, int times, OptionalLong afterBytes) {

    public ScriptedFault {
        if (times < 1) {
            throw new IllegalArgumentException("A fault strikes once at least.");
        }
        if (afterBytes.isPresent() && afterBytes.getAsLong() < 0) {
            throw new IllegalArgumentException("A position in a body is not below 0.");
        }
    }

    /** For the next request it fits. */
    public static ScriptedFault next(Fault fault) {
        return new ScriptedFault(fault, "", 1, OptionalLong.empty());
    }

    public ScriptedFault on(String partOfPath) {
        return new ScriptedFault(fault, partOfPath, times, afterBytes);
    }

    public ScriptedFault times(int requests) {
        return new ScriptedFault(fault, path, requests, afterBytes);
    }

    public ScriptedFault after(long bytes) {
        return new ScriptedFault(fault, path, times, OptionalLong.of(bytes));
    }

    boolean fits(Door door, String requested, boolean partAsked) {
        return fault.fits(door, partAsked) && requested.contains(path);
    }
}
