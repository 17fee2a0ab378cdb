package io.stoa.entitlement.jpa;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementGroupApp;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantedApp;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entitlements and their history in the database. */
@Stateless
public class JpaEntitlementRepository implements EntitlementRepository {

    private static final String OF_APP = "e.appleItemId = :app";
    private static final String GIVING_APP = "(e.appleItemId = :app or e.groupId in :groups)";

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<GrantedApp> granted(Collection<AccountId> accounts, Collection<AppleItemId> apps) {
        if (accounts.isEmpty() || apps.isEmpty()) {
            return List.of();
        }
        return entities.createQuery(
                        """
                        select e, g from Entitlement e
                        left join EntitlementGroupApp g on g.groupId = e.groupId and g.appleItemId in :apps
                        where e.accountId in :accounts and (e.appleItemId in :apps or g.appleItemId is not null)""",
                        Object[].class)
                .setParameter(
                        "accounts", accounts.stream().map(AccountId::value).toList())
                .setParameter("apps", apps.stream().map(AppleItemId::value).toList())
                .getResultStream()
                .map(row -> granted((Entitlement) row[0], Optional.ofNullable((EntitlementGroupApp) row[1])))
                .toList();
    }

    private static GrantedApp granted(Entitlement entitlement, Optional<EntitlementGroupApp> byGroup) {
        return new GrantedApp(
                byGroup.map(EntitlementGroupApp::app)
                        .orElseGet(() -> entitlement.target().app().orElseThrow()),
                entitlement);
    }

    @Override
    public Optional<Entitlement> find(EntitlementId id) {
        return Optional.ofNullable(entities.find(Entitlement.class, id.value()));
    }

    @Override
    public Optional<AccountId> accountOf(EntitlementId id) {
        return entities.createQuery("select e.accountId from Entitlement e where e.id = :id", String.class)
                .setParameter("id", id.value())
                .getResultStream()
                .map(AccountId::new)
                .findFirst();
    }

    @Override
    public List<Entitlement> find(AccountId account, EntitlementTarget target) {
        return entities.createQuery(
                        "select e from Entitlement e where e.accountId = :account and e.target = :target order by e.id",
                        Entitlement.class)
                .setParameter("account", account.value())
                .setParameter("target", target.toString())
                .getResultList();
    }

    @Override
    public void add(Entitlement entitlement) {
        entities.persist(entitlement);
    }

    @Override
    public List<Entitlement> page(EntitlementQuery query, Optional<EntitlementId> before, int limit) {
        List<String> groups = query.app().map(this::groupsOf).orElse(List.of());
        return asked("Entitlement", Entitlement.class, query, groups, before.map(EntitlementId::value), limit);
    }

    // read by themselves: inside the other question no database uses its indexes for them
    private List<String> groupsOf(AppleItemId app) {
        return entities.createQuery(
                        "select g.groupId from EntitlementGroupApp g where g.appleItemId = :app", String.class)
                .setParameter("app", app.value())
                .getResultList();
    }

    @Override
    public boolean isHeld(EntitlementGroupId group, Instant now) {
        return !entities.createQuery(
                        """
                        select e.id from Entitlement e
                        where e.groupId = :group and e.revokedAt is null
                          and (e.expiresAt is null or e.expiresAt > :now)""",
                        String.class)
                .setParameter("group", group.value())
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public void record(EntitlementEvent event) {
        entities.persist(event);
    }

    @Override
    public List<EntitlementEvent> history(EntitlementQuery query, Optional<String> before, int limit) {
        return asked("EntitlementEvent", EntitlementEvent.class, query, List.of(), before, limit);
    }

    // of an app, what is of these groups as well
    private <T> List<T> asked(
            String entity,
            Class<T> type,
            EntitlementQuery query,
            List<String> groups,
            Optional<String> before,
            int limit) {
        StringBuilder words = new StringBuilder("select e from " + entity + " e where 1 = 1");
        Map<String, Object> values = new LinkedHashMap<>();
        if (!groups.isEmpty()) {
            values.put("groups", groups);
        }
        query.account().ifPresent(id -> condition("e.accountId = :account", "account", id.value(), words, values));
        String ofApp = groups.isEmpty() ? OF_APP : GIVING_APP;
        query.app().ifPresent(id -> condition(ofApp, "app", id.value(), words, values));
        query.group().ifPresent(id -> condition("e.groupId = :group", "group", id.value(), words, values));
        query.reference().ifPresent(text -> condition("e.reference = :reference", "reference", text, words, values));
        // ids rise with the time they are made, so they page what they order
        before.ifPresent(id -> condition("e.id < :before", "before", id, words, values));
        TypedQuery<T> question =
                entities.createQuery(words.append(" order by e.id desc").toString(), type);
        values.forEach(question::setParameter);
        return question.setMaxResults(limit).getResultList();
    }

    private static void condition(
            String condition, String name, Object value, StringBuilder words, Map<String, Object> values) {
        words.append(" and ").append(condition);
        values.put(name, value);
    }
}
