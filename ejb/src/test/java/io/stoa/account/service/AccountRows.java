package io.stoa.account.service;

import io.stoa.account.jpa.AccountTables;
import io.stoa.audit.AuditLog;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** The services of accounts over a real database. */
public final class AccountRows {

    private AccountRows() {}

    public static Accounts accounts(EntityManager entities) {
        Accounts service = new Accounts();
        service.accounts = AccountTables.accounts(entities);
        return service;
    }

    public static LinkTokens linkTokens(EntityManager entities, AuditLog audit, Clock clock) {
        LinkTokens service = new LinkTokens();
        service.tokens = AccountTables.linkTokens(entities);
        service.audit = audit;
        service.clock = clock;
        return service;
    }
}
