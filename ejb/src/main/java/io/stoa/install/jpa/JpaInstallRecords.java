package io.stoa.install.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.install.InstallRecords;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Earlier installs, as the ledger tells: its first installs of each year are few, where its entries are many. */
@Stateless
public class JpaInstallRecords implements InstallRecords {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public Set<AppleItemId> licensedBefore(String account, Collection<AppleItemId> apps) {
        if (apps.isEmpty()) {
            return Set.of();
        }
        return entities.createQuery(
                        """
                        select distinct f.appleItemId from FirstAnnualInstall f
                        where f.holder = :account and f.appleItemId in :apps""",
                        Long.class)
                .setParameter("account", account)
                .setParameter("apps", apps.stream().map(AppleItemId::value).toList())
                .getResultStream()
                .map(AppleItemId::new)
                .collect(Collectors.toSet());
    }
}
