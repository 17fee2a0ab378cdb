package io.stoa.licensing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: licences as people look for them. */
public interface LicenseSearch {

    /**
     * Licences, the newest first; one SQL statement.
     *
     * @param now    decides which are expired
     * @param before only those with a smaller number; empty for the first page
     */
    List<LicenseInLine> page(LicenseQuery query, Instant now, Optional<LicenseId> before, int limit);
}
