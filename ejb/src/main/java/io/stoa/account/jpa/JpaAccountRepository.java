package io.stoa.account.jpa;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.identity.Login;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Accounts in the database. */
@Stateless
public class JpaAccountRepository implements AccountRepository {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(Account account) {
        NewRow.add(entities, account, "Another account has this login. Choose another login.");
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return Optional.ofNullable(entities.find(Account.class, id.value()));
    }

    @Override
    public Optional<Account> find(Login login) {
        List<Account> either = entities.createQuery("select a from Account a where a.login in :logins", Account.class)
                .setParameter(
                        "logins",
                        Stream.of(login, login.lowerCase())
                                .map(Login::value)
                                .distinct()
                                .toList())
                .getResultList();
        return either.stream()
                .filter(account -> account.login().equals(login))
                .findFirst()
                .or(() -> either.stream().findFirst());
    }

    @Override
    public List<Account> find(Collection<AccountId> ids) {
        return ids.isEmpty() ? List.of() : accounts(ids).getResultList();
    }

    @Override
    public List<Account> lock(Collection<AccountId> ids) {
        return accounts(ids).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    // in one order for all, so that who locks several never waits in a circle
    private TypedQuery<Account> accounts(Collection<AccountId> ids) {
        return entities.createQuery("select a from Account a where a.id in :ids order by a.id", Account.class)
                .setParameter("ids", values(ids));
    }

    private static List<String> values(Collection<AccountId> ids) {
        return ids.stream().map(AccountId::value).toList();
    }

    @Override
    public void remove(AccountId account) {
        List.of("delete from LinkToken t where t.accountId = :account", "delete from Account a where a.id = :account")
                .forEach(statement -> entities.createQuery(statement)
                        .setParameter("account", account.value())
                        .executeUpdate());
    }
}
