package io.stoa.licensing.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.License;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseInLine;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.LicenseState;
import io.stoa.row.InstantConverter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One search, from the conditions to licences with their neighbours. */
final class LicenseConditions {

    private static final String COLUMNS =
            """
            select l,
              (select max(p.licenseId) from License p
               where p.deviceHash = l.deviceHash and p.appleItemId = l.appleItemId and p.licenseId < l.licenseId),
              (select min(n.licenseId) from License n
               where n.deviceHash = l.deviceHash and n.appleItemId = l.appleItemId and n.licenseId > l.licenseId)
            from License l where 1 = 1""";

    /** Whether a licence has ended by {@code :now}, which is a number of microseconds. */
    static final String OVER =
            "l.durationSeconds > 0 and coalesce(l.renewedMicros, l.issuedMicros) + l.durationSeconds * 1000000 <= :now";

    private final StringBuilder words = new StringBuilder(COLUMNS);
    private final Map<String, Object> values = new LinkedHashMap<>();

    LicenseConditions(LicenseQuery query, Instant now, Optional<LicenseId> before) {
        where("l.licenseId = :number", "number", query.number().map(LicenseId::value));
        where("l.deviceHash = :device", "device", query.device().map(DeviceHash::hex));
        where("l.accountId = :account", "account", query.account());
        where("l.appleItemId = :app", "app", query.app().map(AppleItemId::value));
        where("l.state = :state", "state", query.standing().map(LicenseConditions::stateOf));
        where("(" + OVER + ")", "now", moment(query, LicenseStanding.EXPIRED, now));
        where("not (" + OVER + ")", "now", moment(query, LicenseStanding.ACTIVE, now));
        // numbers rise as they are given, so they page what they order
        where("l.licenseId < :before", "before", before.map(LicenseId::value));
        words.append(" order by l.licenseId desc");
    }

    private void where(String condition, String name, Optional<?> value) {
        value.ifPresent(present -> {
            words.append(" and ").append(condition);
            values.put(name, present);
        });
    }

    private static LicenseState stateOf(LicenseStanding standing) {
        return switch (standing) {
            case ACTIVE, EXPIRED -> LicenseState.ACTIVE;
            case SUPERSEDED -> LicenseState.SUPERSEDED;
            case REVOKED -> LicenseState.REVOKED;
        };
    }

    private static Optional<Long> moment(LicenseQuery query, LicenseStanding standing, Instant now) {
        return query.standing().filter(standing::equals).map(asked -> new InstantConverter()
                .convertToDatabaseColumn(now));
    }

    List<LicenseInLine> list(EntityManager entities, int limit) {
        TypedQuery<Object[]> query = entities.createQuery(words.toString(), Object[].class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit)
                .getResultStream()
                .map(row -> new LicenseInLine((License) row[0], number(row[1]), number(row[2])))
                .toList();
    }

    private static Optional<LicenseId> number(Object column) {
        return Optional.ofNullable((Number) column).map(number -> new LicenseId(number.longValue()));
    }
}
