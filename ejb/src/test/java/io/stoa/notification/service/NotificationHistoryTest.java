package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.TerritoryAvailability;
import io.stoa.ingestion.IngestionJob;
import io.stoa.notification.Delivery;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Both generations mixed, permuted and repeated, through intake and tables: the same history leaves the same state. */
class NotificationHistoryTest {

    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final long[] SEEDS = {1, 20_261_125, 4_711};
    private static final int WORDS = 14;
    private static final int ORDERS = 3;

    @OnEveryDatabase
    void shouldEndInTheSameStateInWhateverOrderAHistoryArrives(Database database) {
        for (long seed : SEEDS) {
            Random random = new Random(seed);
            List<String> history =
                    Stream.generate(() -> word(random)).limit(WORDS).toList();
            List<String> expected = stateAfter(database, history);
            for (int order = 0; order < ORDERS; order++) {
                List<String> received = new ArrayList<>(history);
                received.addAll(history.subList(0, random.nextInt(WORDS)));
                Collections.shuffle(received, random);
                assertEquals(expected, stateAfter(database, received), "seed " + seed);
            }
        }
    }

    private static List<String> stateAfter(Database database, List<String> history) {
        database.empty();
        InboxTables tables = new InboxTables(database);
        history.forEach(body -> {
            tables.intake().receive(new Delivery(bytes(body), "", 0));
            tables.replay().actOnDue();
        });
        return database.read(NotificationHistoryTest::state);
    }

    private static List<String> state(EntityManager entities) {
        Stream<String> packages = all(entities, DistributionPackage.class).stream()
                .map(row -> "package " + row.packageId() + " "
                        + row.availability().admittedAt() + " "
                        + row.availability().withdrawnAt() + " ended " + row.offerEndedAt());
        Stream<String> territories = all(entities, TerritoryAvailability.class).stream()
                .map(row -> "territory " + row.packageId() + " " + row.territory() + " "
                        + row.availability().admittedAt() + " "
                        + row.availability().withdrawnAt());
        Stream<String> jobs = all(entities, IngestionJob.class).stream()
                .map(row -> "job " + row.packageVersionId() + " " + row.packageId() + " " + row.admittedAt());
        return Stream.of(packages, territories, jobs)
                .flatMap(lines -> lines)
                .sorted()
                .toList();
    }

    private static <T> List<T> all(EntityManager entities, Class<T> type) {
        return entities.createQuery("select e from " + type.getSimpleName() + " e", type)
                .getResultList();
    }

    // few packages, versions and moments, so that words about the same thing at the same time are common
    private static String word(Random random) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        String at = NOON.plusSeconds(random.nextInt(6)).toString();
        int which = random.nextInt(2);
        String packageId = "58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0" + which;
        String versionId = "e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d5" + which;
        boolean available = random.nextBoolean();
        String territories = List.of("\"MLT\"", "\"FRA\"", "\"MLT\",\"FRA\"").get(random.nextInt(3));
        String body =
                switch (random.nextInt(6)) {
                    case 0 -> NotificationFixtures.versionAvailable();
                    case 1 -> NotificationFixtures.versionsUnavailable();
                    case 2 -> NotificationFixtures.appUnavailable();
                    case 3 -> NotificationFixtures.versionCreated();
                    case 4 -> NotificationFixtures.packageUpdated(available, territories);
                    default -> NotificationFixtures.appUpdated(available, territories);
                };
        return body.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + id + "\"")
                .replaceFirst("\"(eventTimestamp|timestamp)\":\"[^\"]*\"(?=[^\"]*\\})", "\"$1\":\"" + at + "\"")
                .replaceAll("(?i)58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01", packageId)
                .replaceAll("(?i)e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55", versionId);
    }
}
