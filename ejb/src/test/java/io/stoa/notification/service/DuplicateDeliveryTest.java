package io.stoa.notification.service;

import static io.stoa.notification.service.NotificationFixtures.bytes;
import static io.stoa.notification.service.NotificationFixtures.sign;
import static io.stoa.notification.service.NotificationFixtures.versionAvailable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.notification.Delivery;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One notification a thousand times over, and forged ones: what they cost and what they leave. */
class DuplicateDeliveryTest {

    private static final int CLIENTS = 16;
    private static final int NODES = 4;
    private static final int TIMES = 1_000;

    @ParameterizedTest
    @EnumSource(names = {"ECLIPSELINK_ON_H2", "HIBERNATE_ON_POSTGRESQL"})
    void shouldMakeOneRowAndOneJobOfAThousandDeliveriesBySixteenClients(Database database) throws Exception {
        database.empty();
        InboxTables tables = new InboxTables(database);
        NotificationIntake intake = tables.intake();
        Delivery delivery = new Delivery(bytes(versionAvailable()), "", 0);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Void>> deliveries = IntStream.range(0, TIMES)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        intake.receive(delivery);
                        return null;
                    })
                    .toList();
            for (Future<Void> answer : clients.invokeAll(deliveries)) {
                answer.get(); // every one a quiet success
            }
        } finally {
            clients.shutdownNow();
        }
        tables.replay().actOnDue();

        assertEquals(List.of(1L, 1L, 1L, 1L), counts(database));
    }

    @OnEveryDatabase
    void shouldLetSeveralNodesActOnManyNotificationsOfANewApp(Database database) throws Exception {
        InboxTables tables = new InboxTables(database);
        for (int i = 0; i < CLIENTS; i++) {
            String body = NotificationFixtures.appUnavailable().replace("77aa52f6", "77aa52%02d".formatted(i));
            tables.intake().receive(new Delivery(bytes(body), "", 0));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            List<Callable<Boolean>> looks = Collections.nCopies(NODES, tables.replay()::actOnDue);
            for (Future<Boolean> answer : nodes.invokeAll(looks)) {
                answer.get();
            }
        } finally {
            nodes.shutdownNow();
        }

        assertEquals(List.of((long) CLIENTS, (long) CLIENTS, 0L, 0L), counts(database));
    }

    @OnEveryDatabase
    void shouldAskTheDatabaseNothingAboutAForgedSignature(Database database) {
        NotificationSettings settings = new NotificationSettings();
        settings.secrets = Optional.of("a,b");
        settings.secretsFile = Optional.empty();
        settings.formerSecretsUntil = Optional.empty();
        settings.clock = new InboxTables(database).clock;
        settings.read();
        NotificationSignature signature = new NotificationSignature();
        signature.settings = settings;
        byte[] body = bytes(versionAvailable());

        assertEquals(
                List.of(),
                database.statementsOf(() -> assertTrue(
                        signature.verifiedBy(body, sign("forged", body)).isEmpty())));
    }

    @OnEveryDatabase
    void shouldKeepADuplicateOutByTheInsertAlone(Database database) {
        NotificationIntake intake = new InboxTables(database).intake();
        Delivery delivery = new Delivery(bytes(versionAvailable()), "", 0);
        intake.receive(delivery);

        List<String> statements = database.statementsOf(() -> intake.receive(delivery)).stream()
                // what a provider asks to see whether its connection survived
                .filter(statement -> !statement.equalsIgnoreCase("select 1"))
                .toList();

        assertEquals(1, statements.size(), statements::toString);
        assertTrue(statements.get(0).toLowerCase(Locale.ROOT).startsWith("insert into notification"));
    }

    private static List<Long> counts(Database database) {
        return List.of("ReceivedNotification", "NotificationAttempt", "IngestionJob", "DistributionPackage").stream()
                .map(entity -> database.read(
                        entities -> entities.createQuery("select count(e) from " + entity + " e", Long.class)
                                .getSingleResult()))
                .toList();
    }
}
