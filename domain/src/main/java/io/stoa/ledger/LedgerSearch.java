package io.stoa.ledger;

import java.util.List;
import java.util.Optional;

/** Port: the ledger as people look into it. */
public interface LedgerSearch {

    /**
     * Entries, the newest first; one SQL statement.
     *
     * @param before the id of an entry: only older ones; empty for the newest
     */
    List<LedgerEntry> page(LedgerQuery query, Optional<String> before, int limit);
}
