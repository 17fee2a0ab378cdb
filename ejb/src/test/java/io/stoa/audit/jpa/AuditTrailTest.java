package io.stoa.audit.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.audit.AuditEvent;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was done to one thing, on each provider and database. */
class AuditTrailTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");

    @OnEveryDatabase
    void shouldTellOfOneThingAloneTheLastFirst(Database database) {
        database.write(entities -> {
            entities.persist(new AuditEvent(NOON, "ann", "account.sign-in", "ann", ""));
            entities.persist(new AuditEvent(NOON.plusSeconds(1), "mara", "account.suspend", "ann", "asked"));
            entities.persist(new AuditEvent(NOON.plusSeconds(2), "ann", "account.sign-in", "bob", ""));
        });

        List<String> statements = database.statementsOf(() -> {
            assertEquals(List.of("account.suspend", "account.sign-in"), actions(database, 5));
            assertEquals(List.of("account.suspend"), actions(database, 1));
        });

        assertEquals(2, statements.size(), statements::toString);
    }

    @OnEveryDatabase
    void shouldKnowWhenSomethingWasLastDone(Database database) {
        database.write(entities -> {
            entities.persist(new AuditEvent(NOON, "ann", "account.sign-in", "ann", ""));
            entities.persist(new AuditEvent(NOON.plusSeconds(9), "ann", "account.sign-in", "ann", ""));
            entities.persist(new AuditEvent(NOON.plusSeconds(10), "mara", "account.suspend", "ann", ""));
        });

        assertEquals(Optional.of(NOON.plusSeconds(9)), last(database, "account.sign-in"));
        assertEquals(Optional.empty(), last(database, "account.delete"));
    }

    private static List<String> actions(Database database, int most) {
        return database.read(entities -> {
            JpaAuditTrail trail = new JpaAuditTrail();
            trail.entities = entities;
            return trail.of("ann", most).stream().map(AuditEvent::action).toList();
        });
    }

    private static Optional<Instant> last(Database database, String action) {
        return database.read(entities -> {
            JpaAuditTrail trail = new JpaAuditTrail();
            trail.entities = entities;
            return trail.last("ann", action);
        });
    }
}
