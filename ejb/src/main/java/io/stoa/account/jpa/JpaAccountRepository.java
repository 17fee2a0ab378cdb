package io.stoa.account.jpa;

import io.stoa.account.Account;
import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.account.Entitlement;
import io.stoa.account.EntitlementKey;
import io.stoa.apple.AppleItemId;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Accounts and entitlements in the database. */
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
    public boolean isEntitled(AccountId account, AppleItemId app) {
        return entitlement(account, app).isPresent();
    }

    @Override
    public boolean grant(AccountId account, AppleItemId app, Instant now) {
        if (!lock(account) || isEntitled(account, app)) {
            return false;
        }
        entities.persist(new Entitlement(account, app, now));
        return true;
    }

    @Override
    public boolean takeAway(AccountId account, AppleItemId app) {
        Optional<Entitlement> entitlement = lock(account) ? entitlement(account, app) : Optional.empty();
        entitlement.ifPresent(entities::remove);
        return entitlement.isPresent();
    }

    // one change of an account's entitlements after the other
    private boolean lock(AccountId account) {
        return entities.find(Account.class, account.value(), LockModeType.PESSIMISTIC_WRITE) != null;
    }

    private Optional<Entitlement> entitlement(AccountId account, AppleItemId app) {
        return Optional.ofNullable(entities.find(Entitlement.class, new EntitlementKey(account.value(), app.value())));
    }
}
