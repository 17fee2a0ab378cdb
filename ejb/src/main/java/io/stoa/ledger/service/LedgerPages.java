package io.stoa.ledger.service;

import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerQuery;
import io.stoa.ledger.LedgerSearch;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The ledger for whoever reads in it. */
@Stateless
public class LedgerPages {

    @Inject
    LedgerSearch ledger;

    /**
     * The newest of the entries that are looked for, or from {@code cursor} on the older ones.
     *
     * @param cursor the id of the last entry of the page before
     * @throws MarketplaceException with {@code MALFORMED_REQUEST} when the cursor is none
     */
    public List<LedgerEntry> page(LedgerQuery query, Optional<String> cursor, int limit) {
        if (cursor.filter(id -> !RowId.canBe(id)).isPresent()) {
            throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"cursor\" is not one that was given out.");
        }
        return ledger.page(query, cursor, limit);
    }
}
