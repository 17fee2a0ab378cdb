package io.stoa.account.jpa;

import io.stoa.account.AccountRepository;
import io.stoa.account.LinkTokenRepository;
import jakarta.persistence.EntityManager;

/** The accounts and link tokens within one persistence context. */
public final class AccountTables {

    private AccountTables() {}

    public static AccountRepository accounts(EntityManager entities) {
        JpaAccountRepository accounts = new JpaAccountRepository();
        accounts.entities = entities;
        return accounts;
    }

    public static LinkTokenRepository linkTokens(EntityManager entities) {
        JpaLinkTokenRepository tokens = new JpaLinkTokenRepository();
        tokens.entities = entities;
        return tokens;
    }
}
