package io.stoa.entitlement;

import io.stoa.apple.AppleItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: groups of apps as they are kept. */
public interface EntitlementGroupRepository {

    /** @throws io.stoa.problem.MarketplaceException with {@code ALREADY_EXISTS} when another group has the name */
    void add(EntitlementGroup group);

    Optional<EntitlementGroup> find(EntitlementGroupId id);

    /** Those that are there, in no order; one SQL statement, none where none is asked for. */
    List<EntitlementGroup> find(Collection<EntitlementGroupId> ids);

    /** Held by the caller's transaction until its end. */
    Optional<EntitlementGroup> lock(EntitlementGroupId id);

    /** Gives a group that was locked another name. @throws io.stoa.problem.MarketplaceException as {@link #add} */
    void rename(EntitlementGroup group, String name);

    /** Groups, the oldest first. @param after an id: only younger ones; empty for the oldest */
    List<EntitlementGroup> page(Optional<EntitlementGroupId> after, int limit);

    /** Removes a group and that apps belong to it. */
    void remove(EntitlementGroup group);

    /** The apps of a group, by their id. */
    List<AppleItemId> apps(EntitlementGroupId group);

    /** Lets an app belong to a group that was locked. @return whether it did not */
    boolean addApp(EntitlementGroupId group, AppleItemId app, Instant now);

    /** Lets an app no longer belong to a group that was locked. @return whether it did */
    boolean removeApp(EntitlementGroupId group, AppleItemId app);
}
