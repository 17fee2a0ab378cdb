package io.stoa.ledger.jpa;

import io.stoa.ledger.Ledger;
import jakarta.persistence.EntityManager;

/** The ledger within one persistence context. */
public final class LedgerTables {

    private LedgerTables() {}

    public static Ledger ledger(EntityManager entities) {
        JpaLedger ledger = new JpaLedger();
        ledger.entities = entities;
        return ledger;
    }
}
