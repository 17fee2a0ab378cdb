package io.stoa.licensing.service;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.identity.Login;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Accounts in memory: everybody is there until they are gone; counts the statements a database would be asked. */
final class Accountholders implements AccountRepository {

    final Set<AccountId> gone = new HashSet<>();
    final Set<AccountId> suspended = new HashSet<>();
    int questions;

    @Override
    public Optional<Account> find(Login login) {
        throw new UnsupportedOperationException("a licence knows no login");
    }

    @Override
    public List<Account> find(Collection<AccountId> ids) {
        questions += ids.isEmpty() ? 0 : 1;
        return ids.stream()
                .filter(id -> !gone.contains(id))
                .map(id -> new Holder(id, suspended.contains(id)))
                .map(Account.class::cast)
                .toList();
    }

    @Override
    public List<Account> lock(Collection<AccountId> ids) {
        return find(ids);
    }

    @Override
    public void remove(AccountId account) {
        gone.add(account);
    }

    @Override
    public void add(Account account) {
        throw new UnsupportedOperationException("everybody is there already");
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** An account with the id a test gives it. */
    private static final class Holder extends Account {

        private final AccountId id;

        Holder(AccountId id, boolean isSuspended) {
            super(new Login(id.value()), Optional.empty(), Instant.EPOCH);
            if (isSuspended) {
                suspend(Instant.EPOCH);
            }
            this.id = id;
        }

        @Override
        public AccountId id() {
            return id;
        }
    }
}
