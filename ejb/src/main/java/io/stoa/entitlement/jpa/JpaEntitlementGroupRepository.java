package io.stoa.entitlement.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupApp;
import io.stoa.entitlement.EntitlementGroupAppKey;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementGroupRepository;
import io.stoa.schema.jpa.NewRow;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Groups of apps in the database. */
@Stateless
public class JpaEntitlementGroupRepository implements EntitlementGroupRepository {

    private static final String NAME_TAKEN = "Another group has this name. Choose another name.";

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public void add(EntitlementGroup group) {
        NewRow.add(entities, group, NAME_TAKEN);
    }

    @Override
    public Optional<EntitlementGroup> find(EntitlementGroupId id) {
        return Optional.ofNullable(entities.find(EntitlementGroup.class, id.value()));
    }

    @Override
    public List<EntitlementGroup> find(Collection<EntitlementGroupId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select g from EntitlementGroup g where g.id in :ids", EntitlementGroup.class)
                .setParameter(
                        "ids",
                        ids.stream().map(EntitlementGroupId::value).distinct().toList())
                .getResultList();
    }

    @Override
    public Optional<EntitlementGroup> lock(EntitlementGroupId id) {
        return Optional.ofNullable(entities.find(EntitlementGroup.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void rename(EntitlementGroup group, String name) {
        group.rename(name);
        NewRow.add(entities, group, NAME_TAKEN);
    }

    @Override
    public List<EntitlementGroup> page(Optional<EntitlementGroupId> after, int limit) {
        return entities.createQuery(
                        "select g from EntitlementGroup g where g.id > :after order by g.id", EntitlementGroup.class)
                .setParameter("after", after.map(EntitlementGroupId::value).orElse(""))
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public void remove(EntitlementGroup group) {
        entities.createQuery("delete from EntitlementGroupApp a where a.groupId = :group")
                .setParameter("group", group.id().value())
                .executeUpdate();
        entities.remove(group);
    }

    @Override
    public List<AppleItemId> apps(EntitlementGroupId group) {
        return entities.createQuery(
                        "select a.appleItemId from EntitlementGroupApp a where a.groupId = :group order by a.appleItemId",
                        Long.class)
                .setParameter("group", group.value())
                .getResultStream()
                .map(AppleItemId::new)
                .toList();
    }

    @Override
    public boolean addApp(EntitlementGroupId group, AppleItemId app, Instant now) {
        boolean isNew = membership(group, app).isEmpty();
        if (isNew) {
            entities.persist(new EntitlementGroupApp(group, app, now));
        }
        return isNew;
    }

    @Override
    public boolean removeApp(EntitlementGroupId group, AppleItemId app) {
        Optional<EntitlementGroupApp> membership = membership(group, app);
        membership.ifPresent(entities::remove);
        return membership.isPresent();
    }

    private Optional<EntitlementGroupApp> membership(EntitlementGroupId group, AppleItemId app) {
        return Optional.ofNullable(
                entities.find(EntitlementGroupApp.class, new EntitlementGroupAppKey(group.value(), app.value())));
    }
}
