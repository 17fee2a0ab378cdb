package io.stoa.licensing;

import io.stoa.apple.AppleItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: the rows of licences. */
public interface Licenses {

    /**
     * Fresh numbers. Each was never given before and never will be again, whatever becomes of the caller's transaction, and
     * also when the database is replaced by a backup of it. Those of a later second are larger, and all are below 2^53.
     *
     * <p>One SQL statement, however many are asked for.
     */
    List<LicenseId> nextNumbers(int count);

    void add(Collection<License> licenses);

    /** Those that exist, in no order; one SQL statement. */
    List<License> find(Collection<LicenseId> ids);

    /** The licence, held by the caller's transaction until its end. */
    Optional<License> lock(LicenseId id);

    /**
     * The licence and those it superseded on its device, or that were issued to it at the same moment, held by the caller's transaction until its end, by their numbers;
     * two SQL statements. Empty where there is no such licence.
     */
    List<License> lockWithSuperseded(LicenseId id);

    /** Every licence of these apps that answered one request of a device, in whatever state; one SQL statement. */
    List<License> answering(DeviceHash device, String requestId, Collection<AppleItemId> apps);

    /**
     * Gives licences new periods, but for those that were revoked meanwhile; at most three SQL statements,
     * however many they are.
     *
     * @return how many were renewed
     */
    int renew(Map<LicenseId, LicensePeriod> periods);

    /** Lets those of these licences that have no account be those of one; one SQL statement, none where none is named. */
    void join(Collection<LicenseId> ids, String account);

    /**
     * The licences of these accounts with these apps that devices open them with: neither revoked nor expired, maybe
     * superseded; one SQL statement.
     */
    List<License> held(Collection<String> accounts, Collection<AppleItemId> apps, Instant now);

    /** Marks the licences of these apps that a device holds as superseded by later ones; one SQL statement. */
    void supersede(DeviceHash device, Collection<AppleItemId> apps);
}
