package io.stoa.notification.jpa;

import io.stoa.apple.AppleItemId;
import io.stoa.notification.Generation;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.Verdict;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One search, from the conditions to rows without their bodies: a page of them would be a hundred mebibytes. */
final class NotificationSearch {

    private static final String COLUMNS =
            """
            select n.id, n.receivedAt, n.verdict, n.detail, n.generation, n.appleId, n.type, n.appleItemId,
                   n.eventTime, n.attempts, n.nextTryAt
            from ReceivedNotification n where 1 = 1""";

    private final StringBuilder words = new StringBuilder(COLUMNS);
    private final Map<String, Object> values = new LinkedHashMap<>();

    NotificationSearch(NotificationQuery query, Optional<String> cursor) {
        where("n.verdict = :verdict", "verdict", query.verdict());
        where("n.type = :type", "type", query.type());
        where("n.appleItemId = :app", "app", query.app().map(AppleItemId::value));
        where(
                "(lower(n.appleId) like :part escape '!' or n.id like :part escape '!')",
                "part",
                query.idPart().map(NotificationSearch::anywhere));
        where("n.receivedAt >= :from", "from", query.from());
        where("n.receivedAt < :to", "to", query.to());
        // ids rise with the time they are made, so they page what they order
        where("n.id < :cursor", "cursor", cursor);
        words.append(" order by n.id desc");
    }

    private void where(String condition, String name, Optional<?> value) {
        value.ifPresent(present -> {
            words.append(" and ").append(condition);
            values.put(name, present);
        });
    }

    // what somebody types is text, never a pattern
    private static String anywhere(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    List<NotificationSummary> list(EntityManager entities, int limit) {
        TypedQuery<Object[]> query = entities.createQuery(words.toString(), Object[].class);
        values.forEach(query::setParameter);
        return query.setMaxResults(limit)
                .getResultStream()
                .map(NotificationSearch::summary)
                .toList();
    }

    private static NotificationSummary summary(Object[] row) {
        return new NotificationSummary(
                (String) row[0],
                (Instant) row[1],
                (Verdict) row[2],
                Optional.ofNullable((String) row[3]),
                Optional.ofNullable((Generation) row[4]),
                Optional.ofNullable((String) row[5]),
                Optional.ofNullable((String) row[6]),
                Optional.ofNullable((Long) row[7]).map(AppleItemId::new),
                Optional.ofNullable((Instant) row[8]),
                (Integer) row[9],
                Optional.ofNullable((Instant) row[10]));
    }
}
