package io.stoa.entitlement.service;

import io.stoa.account.AccountId;
import io.stoa.account.AccountRepository;
import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.catalog.Catalog;
import io.stoa.catalog.service.RulesOfAccess;
import io.stoa.entitlement.Entitlement;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementGroupRepository;
import io.stoa.entitlement.EntitlementId;
import io.stoa.entitlement.EntitlementQuery;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.entitlement.EntitlementStanding;
import io.stoa.entitlement.EntitlementTarget;
import io.stoa.entitlement.GrantTerms;
import io.stoa.entitlement.GrantedApp;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Entitlements, groups and history in memory; counts the statements a database would be asked. */
public final class EntitlementRows implements EntitlementRepository, EntitlementGroupRepository {

    public final List<Entitlement> entitlements = new ArrayList<>();
    public final List<EntitlementEvent> history = new ArrayList<>();
    public int questions;

    private final Map<EntitlementGroupId, EntitlementGroup> groups = new LinkedHashMap<>();
    private final Map<EntitlementGroupId, TreeSet<Long>> apps = new LinkedHashMap<>();

    /** Grants an app for good, past the service. */
    public Entitlement grant(AccountId account, AppleItemId app, Instant now) {
        Entitlement granted = new Entitlement(account, EntitlementTarget.of(app), GrantTerms.PLAIN, "operator", now);
        add(granted);
        return granted;
    }

    public Entitlements entitlements(AccountRepository accounts, AuditLog audit, Clock clock) {
        return entitlements(accounts, this, this, audit, clock);
    }

    /** The service over any repositories. */
    public static Entitlements entitlements(
            AccountRepository accounts,
            EntitlementRepository entitlements,
            EntitlementGroupRepository groups,
            AuditLog audit,
            Clock clock) {
        Entitlements service = new Entitlements();
        service.accounts = accounts;
        service.entitlements = entitlements;
        service.groups = groups;
        service.audit = audit;
        service.clock = clock;
        return service;
    }

    public EntitlementGroups groups(AuditLog audit, Clock clock) {
        EntitlementGroups service = new EntitlementGroups();
        service.groups = this;
        service.entitlements = this;
        service.audit = audit;
        service.clock = clock;
        return service;
    }

    public AppAccess access(AccountRepository accounts, Catalog catalog, Clock clock) {
        return access(accounts, catalog, this, clock);
    }

    /** The access of apps over any repositories. */
    public static AppAccess access(
            AccountRepository accounts, Catalog catalog, EntitlementRepository entitlements, Clock clock) {
        AppAccess access = new AppAccess();
        access.accounts = accounts;
        access.accessRules = RulesOfAccess.over(catalog);
        access.entitlements = entitlements;
        access.clock = clock;
        return access;
    }

    @Override
    public List<GrantedApp> granted(Collection<AccountId> accounts, Collection<AppleItemId> wanted) {
        questions += accounts.isEmpty() || wanted.isEmpty() ? 0 : 1;
        return entitlements.stream()
                .filter(each -> accounts.contains(each.account()))
                .flatMap(each -> appsOf(each).filter(wanted::contains).map(app -> new GrantedApp(app, each)))
                .toList();
    }

    private Stream<AppleItemId> appsOf(Entitlement entitlement) {
        return Stream.concat(
                entitlement.target().app().stream(),
                entitlement.target().group().stream().flatMap(group -> apps(group).stream()));
    }

    @Override
    public Optional<Entitlement> find(EntitlementId id) {
        return entitlements.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    @Override
    public Optional<AccountId> accountOf(EntitlementId id) {
        return find(id).map(Entitlement::account);
    }

    @Override
    public List<Entitlement> find(AccountId account, EntitlementTarget target) {
        return entitlements.stream()
                .filter(each -> each.account().equals(account) && each.target().equals(target))
                .toList();
    }

    @Override
    public void add(Entitlement entitlement) {
        entitlements.add(entitlement);
    }

    @Override
    public List<Entitlement> page(EntitlementQuery query, Optional<EntitlementId> before, int limit) {
        return entitlements.stream()
                .filter(each -> query.account().map(each.account()::equals).orElse(true))
                .filter(each -> before.map(id -> each.id().value().compareTo(id.value()) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing((Entitlement each) -> each.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public boolean isHeld(EntitlementGroupId group, Instant now) {
        return entitlements.stream()
                .filter(each -> each.target().equals(EntitlementTarget.of(group)))
                .anyMatch(each -> each.standingAt(now) == EntitlementStanding.HELD);
    }

    @Override
    public void record(EntitlementEvent event) {
        history.add(event);
    }

    @Override
    public List<EntitlementEvent> history(EntitlementQuery query, Optional<String> before, int limit) {
        return history.stream()
                .filter(each -> query.account().equals(each.account()))
                .filter(each -> before.map(id -> each.id().compareTo(id) < 0).orElse(true))
                .sorted(Comparator.comparing(EntitlementEvent::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public void add(EntitlementGroup group) {
        requireFree(group.name());
        groups.put(group.id(), group);
        apps.put(group.id(), new TreeSet<>());
    }

    private void requireFree(String name) {
        if (groups.values().stream().anyMatch(each -> each.name().equals(name))) {
            throw new MarketplaceException(FailureCode.ALREADY_EXISTS, "Another group has this name.");
        }
    }

    @Override
    public Optional<EntitlementGroup> find(EntitlementGroupId id) {
        return Optional.ofNullable(groups.get(id));
    }

    @Override
    public List<EntitlementGroup> find(Collection<EntitlementGroupId> ids) {
        return groups.values().stream().filter(each -> ids.contains(each.id())).toList();
    }

    @Override
    public Optional<EntitlementGroup> lock(EntitlementGroupId id) {
        return find(id);
    }

    @Override
    public void rename(EntitlementGroup group, String name) {
        requireFree(name);
        group.rename(name);
    }

    @Override
    public List<EntitlementGroup> page(Optional<EntitlementGroupId> after, int limit) {
        return groups.values().stream().limit(limit).toList();
    }

    @Override
    public void remove(EntitlementGroup group) {
        groups.remove(group.id());
        apps.remove(group.id());
    }

    @Override
    public List<AppleItemId> apps(EntitlementGroupId group) {
        return apps.getOrDefault(group, new TreeSet<>()).stream()
                .map(AppleItemId::new)
                .toList();
    }

    @Override
    public boolean addApp(EntitlementGroupId group, AppleItemId app, Instant now) {
        return apps.get(group).add(app.value());
    }

    @Override
    public boolean removeApp(EntitlementGroupId group, AppleItemId app) {
        return apps.get(group).remove(app.value());
    }
}
