package io.stoa.entitlement;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port: entitlements and their history as they are kept. */
public interface EntitlementRepository {

    /**
     * What of these apps these accounts were ever granted, by itself or by a group; one SQL statement, none where none is
     * asked for.
     */
    List<GrantedApp> granted(Collection<AccountId> accounts, Collection<AppleItemId> apps);

    Optional<Entitlement> find(EntitlementId id);

    /** Whose an entitlement is, for who locks the account before the entitlement is read. */
    Optional<AccountId> accountOf(EntitlementId id);

    /** All an account was granted of one target, under whatever reference. */
    List<Entitlement> find(AccountId account, EntitlementTarget target);

    void add(Entitlement entitlement);

    /**
     * Entitlements, the newest first; one SQL statement. Looked for by app, those by a group are among them, for one more.
     *
     * @param before an id: only those behind it; empty for the newest
     */
    List<Entitlement> page(EntitlementQuery query, Optional<EntitlementId> before, int limit);

    /** Whether anybody holds the group. */
    boolean isHeld(EntitlementGroupId group, Instant now);

    /** Adds to the history. */
    void record(EntitlementEvent event);

    /** The history, the newest first; one SQL statement. @param before the id of an entry: only older ones */
    List<EntitlementEvent> history(EntitlementQuery query, Optional<String> before, int limit);
}
