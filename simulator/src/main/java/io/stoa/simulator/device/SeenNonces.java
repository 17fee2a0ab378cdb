package io.stoa.simulator.device;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Nonces that were used once. Share one between devices and a token that was seen by any of them is a replay. */
public final class SeenNonces {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** True when the nonce was never seen before; from now on it was. */
    boolean admit(String nonce) {
        return seen.add(nonce.toLowerCase(Locale.ROOT));
    }
}
