package io.stoa.licensing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: what devices do not know yet, in an order nobody who reads on can miss anything of. */
public interface LicenseChanges {

    /** Adds a change of each licence in the caller's transaction; others that add one wait until that has ended. */
    void append(LicenseChangeKind kind, Collection<License> licenses, Instant at);

    /**
     * Changes in the order they were committed; one SQL statement.
     *
     * @param number  only those behind it; 0 from the first on
     * @param account only those of its licences; empty for all
     */
    List<LicenseChange> after(long number, Optional<String> account, int limit);
}
