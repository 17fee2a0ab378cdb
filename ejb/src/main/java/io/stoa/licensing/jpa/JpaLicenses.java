package io.stoa.licensing.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicensePeriod;
import io.stoa.licensing.LicenseState;
import io.stoa.licensing.Licenses;
import io.stoa.row.InstantConverter;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Licences in the database. */
@Stateless
public class JpaLicenses implements Licenses {

    static final int NUMBERS_OF_A_SECOND = 1 << 20;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<LicenseId> nextNumbers(int count) {
        if (count == 0) {
            return List.of();
        }
        Stream<?> numbers =
                entities.createNativeQuery(nextNumbersStatement(count)).getResultStream();
        return numbers.map(number -> new LicenseId(((Number) number).longValue()))
                .toList();
    }

    static String nextNumbersStatement(int count) {
        return nextNumbersStatement(count, "current_timestamp");
    }

    // the clock goes on when a backup is restored and the sequence begins anew; one row, and so one number, for each
    // value:
    // both databases understand it, and a count is no caller's text
    static String nextNumbersStatement(int count, String moment) {
        String rows = String.join(", ", Collections.nCopies(count, "(0)"));
        return "select cast(floor(extract(epoch from " + moment + ")) as bigint) * " + NUMBERS_OF_A_SECOND
                + " + mod(nextval('license_number'), " + NUMBERS_OF_A_SECOND + ") from (values " + rows
                + ") as wanted (nothing)";
    }

    @Override
    public void add(Collection<License> licenses) {
        licenses.forEach(entities::persist);
    }

    @Override
    public List<License> find(Collection<LicenseId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities.createQuery("select l from License l where l.licenseId in :ids", License.class)
                .setParameter("ids", values(ids))
                .getResultList();
    }

    @Override
    public Optional<License> lock(LicenseId id) {
        return Optional.ofNullable(entities.find(License.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public List<License> lockWithSuperseded(LicenseId id) {
        List<Object[]> found = entities.createQuery(
                        "select l.deviceHash, l.appleItemId, l.issuedAt, l.state from License l where l.licenseId = :id",
                        Object[].class)
                .setParameter("id", id.value())
                .getResultList();
        return found.stream().flatMap(row -> lockWithSuperseded(id, row)).toList();
    }

    // orders of one device that are recorded at one moment do not see each other: then several licences are its last
    private Stream<License> lockWithSuperseded(LicenseId id, Object[] line) {
        boolean isLast = line[3] == LicenseState.ACTIVE;
        return entities.createQuery(
                        """
                        select l from License l
                        where l.licenseId = :id
                           or l.deviceHash = :device and l.appleItemId = :app and l.state in :states
                              and l.issuedAt <= :until
                        order by l.licenseId""",
                        License.class)
                .setParameter("id", id.value())
                .setParameter("device", line[0])
                .setParameter("app", line[1])
                .setParameter(
                        "states",
                        isLast
                                ? List.of(LicenseState.SUPERSEDED, LicenseState.ACTIVE)
                                : List.of(LicenseState.SUPERSEDED))
                .setParameter("until", isLast ? END_OF_TIME : line[2])
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream();
    }

    @Override
    public List<License> answering(DeviceHash device, String requestId, Collection<AppleItemId> apps) {
        return entities.createQuery(
                        """
                        select l from License l
                        where l.deviceHash = :device and l.requestId = :request and l.appleItemId in :apps""",
                        License.class)
                .setParameter("device", device.hex())
                .setParameter("request", requestId)
                .setParameter("apps", apps.stream().map(AppleItemId::value).toList())
                .getResultList();
    }

    @Override
    public int renew(Map<LicenseId, LicensePeriod> periods) {
        if (periods.isEmpty()) {
            return 0;
        }
        // by number, so that two renewals of the same licences queue up and do not block each other
        List<License> renewable = entities.createQuery(
                        "select l from License l where l.licenseId in :ids order by l.licenseId", License.class)
                .setParameter("ids", values(periods.keySet()))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(license -> license.state().isRenewable())
                .toList();
        renew(renewable, periods, license -> isAsLong(license, periods));
        renew(renewable, periods, license -> !isAsLong(license, periods));
        return renewable.size();
    }

    // EclipseLink writes the columns that change, and only statements of one shape travel together
    private void renew(List<License> licenses, Map<LicenseId, LicensePeriod> periods, Predicate<License> meant) {
        List<License> renewed = licenses.stream().filter(meant).toList();
        renewed.forEach(license -> license.renew(periods.get(license.id())));
        entities.flush();
    }

    private static boolean isAsLong(License license, Map<LicenseId, LicensePeriod> periods) {
        return license.period().duration().equals(periods.get(license.id()).duration());
    }

    @Override
    public void join(Collection<LicenseId> ids, String account) {
        if (ids.isEmpty()) {
            return;
        }
        entities.createQuery(
                        """
                        update License l set l.accountId = :account, l.version = l.version + 1
                        where l.licenseId in :ids and l.accountId is null""")
                .setParameter("account", account)
                .setParameter("ids", values(ids))
                .executeUpdate();
    }

    @Override
    public List<License> held(Collection<String> accounts, Collection<AppleItemId> apps, Instant now) {
        return entities.createQuery(
                        """
                        select l from License l
                        where l.accountId in :accounts and l.appleItemId in :apps
                          and l.state <> io.stoa.licensing.LicenseState.REVOKED
                          and not ("""
                                + LicenseConditions.OVER + ")",
                        License.class)
                .setParameter("accounts", accounts)
                .setParameter("apps", apps.stream().map(AppleItemId::value).toList())
                .setParameter("now", new InstantConverter().convertToDatabaseColumn(now))
                .getResultList();
    }

    @Override
    public void supersede(DeviceHash device, Collection<AppleItemId> apps) {
        entities.createQuery(
                        """
                        update License l
                        set l.state = io.stoa.licensing.LicenseState.SUPERSEDED, l.version = l.version + 1
                        where l.deviceHash = :device and l.appleItemId in :apps
                          and l.state = io.stoa.licensing.LicenseState.ACTIVE""")
                .setParameter("device", device.hex())
                .setParameter("apps", apps.stream().map(AppleItemId::value).toList())
                .executeUpdate();
    }

    private static List<Long> values(Collection<LicenseId> ids) {
        return ids.stream().map(LicenseId::value).toList();
    }
}
