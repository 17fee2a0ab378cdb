package io.stoa.ledger;

import io.stoa.apple.AppleItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: the rows of the ledger. There is nothing here to change or remove one. */
public interface Ledger {

    /** Adds entries in the caller's transaction, in one round trip however many they are. */
    void add(Collection<LedgerEntry> entries);

    /** The last first annual install of each of these apps by a holder; one SQL statement. */
    List<FirstAnnualInstall> latest(String holder, Collection<AppleItemId> apps);

    /**
     * Adds first annual installs in the caller's transaction, which fails at its end where another one added the same at
     * this moment.
     */
    void addFirst(Collection<FirstAnnualInstall> installs);

    /**
     * First annual installs of a period, by moment and id.
     *
     * @param from  from then on
     * @param until but not then any more
     * @param after the last one of the page before; empty for the first page
     */
    List<FirstAnnualInstall> firstBetween(Instant from, Instant until, Optional<FirstAnnualInstall> after, int limit);
}
