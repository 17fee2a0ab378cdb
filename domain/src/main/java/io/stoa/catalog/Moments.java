package io.stoa.catalog;

import java.time.Instant;

/** The later of two moments, of which the first may never have happened. */
final class Moments {

    private Moments() {}

    static Instant later(Instant known, Instant arrived) {
        return known == null || arrived.isAfter(known) ? arrived : known;
    }
}
