package io.stoa.entitlement.service;

import io.stoa.apple.AppleItemId;
import io.stoa.audit.AuditLog;
import io.stoa.entitlement.EntitlementEvent;
import io.stoa.entitlement.EntitlementEventKind;
import io.stoa.entitlement.EntitlementGroup;
import io.stoa.entitlement.EntitlementGroupId;
import io.stoa.entitlement.EntitlementGroupRepository;
import io.stoa.entitlement.EntitlementRepository;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Groups of apps that are granted together. Every change is in the history and in the audit. */
@Stateless
public class EntitlementGroups {

    @Inject
    EntitlementGroupRepository groups;

    @Inject
    EntitlementRepository entitlements;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** A group with its apps. */
    public record GroupDetail(EntitlementGroup group, List<AppleItemId> apps) {}

    /** @throws MarketplaceException with {@code ALREADY_EXISTS} when another group has the name */
    public EntitlementGroup create(String name, String actor) {
        EntitlementGroup group = new EntitlementGroup(name, clock.instant());
        groups.add(group);
        tell(EntitlementEventKind.GROUP_CREATED, group, Optional.empty(), actor);
        return group;
    }

    /** @throws MarketplaceException with {@code ALREADY_EXISTS} when another group has the name */
    public EntitlementGroup rename(EntitlementGroupId id, String name, String actor) {
        EntitlementGroup group = locked(id);
        if (!group.name().equals(name)) {
            groups.rename(group, name);
            tell(EntitlementEventKind.GROUP_RENAMED, group, Optional.empty(), actor);
        }
        return group;
    }

    /** @throws MarketplaceException with {@code STATE_CONFLICT} while somebody holds it */
    public void remove(EntitlementGroupId id, String actor) {
        EntitlementGroup group = locked(id);
        if (entitlements.isHeld(id, clock.instant())) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT, "The group has members. Revoke their entitlements first.");
        }
        groups.remove(group);
        tell(EntitlementEventKind.GROUP_REMOVED, group, Optional.empty(), actor);
    }

    /** Who holds the group may have the app from now on; again it changes nothing. */
    public void addApp(EntitlementGroupId id, AppleItemId app, String actor) {
        EntitlementGroup group = locked(id);
        List<AppleItemId> apps = groups.apps(id);
        if (apps.contains(app)) {
            return;
        }
        if (apps.size() >= EntitlementGroup.MOST_APPS) {
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT,
                    "The group has " + EntitlementGroup.MOST_APPS + " apps, and more it cannot have.");
        }
        groups.addApp(id, app, clock.instant());
        tell(EntitlementEventKind.APP_ADDED, group, Optional.of(app), actor);
    }

    /** Who holds the group may no longer have the app, unless it was granted otherwise; again it changes nothing. */
    public void removeApp(EntitlementGroupId id, AppleItemId app, String actor) {
        EntitlementGroup group = locked(id);
        if (groups.removeApp(id, app)) {
            tell(EntitlementEventKind.APP_REMOVED, group, Optional.of(app), actor);
        }
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when there is none */
    public GroupDetail get(EntitlementGroupId id) {
        return find(id).orElseThrow(EntitlementGroups::unknown);
    }

    /** A group with its apps; empty when there is none. */
    public Optional<GroupDetail> find(EntitlementGroupId id) {
        return groups.find(id).map(group -> new GroupDetail(group, groups.apps(id)));
    }

    /** The names of those of these groups that are there; at most one SQL statement. */
    public Map<EntitlementGroupId, String> names(Collection<EntitlementGroupId> ids) {
        return groups.find(ids).stream().collect(Collectors.toMap(EntitlementGroup::id, EntitlementGroup::name));
    }

    /** Groups, the oldest first. @param after an id: only younger ones; empty for the oldest */
    public List<EntitlementGroup> page(Optional<EntitlementGroupId> after, int limit) {
        return groups.page(after, limit);
    }

    private void tell(EntitlementEventKind kind, EntitlementGroup group, Optional<AppleItemId> app, String actor) {
        entitlements.record(EntitlementEvent.of(kind, group, app, actor, clock.instant()));
        String action = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        audit.record(
                actor,
                "entitlement." + action,
                group.id().value(),
                group.name() + app.map(each -> ", app " + each).orElse(""));
    }

    private EntitlementGroup locked(EntitlementGroupId id) {
        return groups.lock(id).orElseThrow(EntitlementGroups::unknown);
    }

    static MarketplaceException unknown() {
        return new MarketplaceException(FailureCode.NOT_FOUND, "There is no group with this id.");
    }
}
