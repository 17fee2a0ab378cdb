package io.stoa.account.jpa;

import io.stoa.account.AccountRepository;
import jakarta.persistence.EntityManager;

/** The accounts within one persistence context. */
public final class AccountTables {

    private AccountTables() {}

    public static AccountRepository accounts(EntityManager entities) {
        JpaAccountRepository accounts = new JpaAccountRepository();
        accounts.entities = entities;
        return accounts;
    }
}
