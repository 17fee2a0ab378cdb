package io.stoa.licensing.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.apple.AppleItemId;
import io.stoa.licensing.LicenseTerms;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** Terms as rows, on each provider and database. */
class JpaAppTermsTest {

    private static final AppleItemId KITE = new AppleItemId(6);
    private static final LicenseTerms WEEK = new LicenseTerms(Optional.of(Duration.ofDays(7)), OptionalInt.of(3));
    private static final LicenseTerms FOR_EVER = new LicenseTerms(Optional.of(Duration.ZERO), OptionalInt.empty());

    @OnEveryDatabase
    void shouldKeepTheLastDecisionAndTellTheOneBefore(Database database) {
        assertEquals(LicenseTerms.STANDARD, decide(database, WEEK));
        assertEquals(WEEK, decide(database, FOR_EVER));

        assertEquals(Map.of(KITE, FOR_EVER), database.read(entities -> terms(entities)
                .decided(List.of(KITE))));
    }

    @OnEveryDatabase
    void shouldReadTheTermsOfManyAppsInOneStatement(Database database) {
        decide(database, WEEK);
        List<AppleItemId> many =
                LongStream.rangeClosed(1, 100).mapToObj(AppleItemId::new).toList();

        List<String> statements = database.statementsOf(() -> assertEquals(
                Map.of(KITE, WEEK), database.read(entities -> terms(entities).decided(many))));

        assertEquals(1, statements.size(), statements::toString);
        assertEquals(Map.of(), database.read(entities -> terms(entities).decided(List.of())));
    }

    private static LicenseTerms decide(Database database, LicenseTerms decided) {
        return database.inTransaction(entities -> terms(entities).decide(KITE, decided));
    }

    private static JpaAppTerms terms(EntityManager entities) {
        JpaAppTerms terms = new JpaAppTerms();
        terms.entities = entities;
        return terms;
    }
}
