package io.stoa.account;

import java.time.Instant;
import java.util.List;

/** Port: the sign-ins of a person on devices, which outlive those on pages. */
public interface DeviceSignIns {

    /** Those that are good at that moment, at most 100, the ones used last first; one SQL statement. */
    List<DeviceSignIn> of(AccountId person, Instant now);

    /**
     * Ends all that are good, within the caller's transaction, and those that are on their way with a code; two SQL
     * statements.
     *
     * @return how many were good
     */
    int endAll(AccountId person, Instant now);

    /** Ends one that is good, within the caller's transaction; one SQL statement. @return whether this person had it */
    boolean end(AccountId person, String id, Instant now);

    /** Forgets all there ever were and those on their way with a code, within the caller's transaction. */
    void forgetAll(AccountId person);
}
