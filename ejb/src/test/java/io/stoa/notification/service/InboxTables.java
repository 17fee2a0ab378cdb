package io.stoa.notification.service;

import io.stoa.catalog.service.Admissions;
import io.stoa.connect.http.MovableClock;
import io.stoa.ingestion.jpa.JobTables;
import io.stoa.ingestion.service.IngestionTables;
import io.stoa.notification.Delivery;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.Verdict;
import io.stoa.notification.jdbc.ArrivalTables;
import io.stoa.notification.jpa.JpaNotificationInbox;
import io.stoa.notification.jpa.NotificationTables;
import io.stoa.schema.service.Database;
import io.stoa.storefront.service.Installation;
import jakarta.ejb.EJBException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The intake over real tables: each method of the inbox is a transaction of its own, as on a server. */
final class InboxTables {

    private static final Installation INSTALLATION = new Installation(Optional.of(Admissions.MARKETPLACE));

    final MovableClock clock = new MovableClock();

    private final Database database;
    private final NotificationParser parser = new NotificationParser();

    InboxTables(Database database) {
        this.database = database;
    }

    NotificationIntake intake() {
        NotificationIntake intake = new NotificationIntake();
        intake.parser = parser;
        intake.clock = clock;
        intake.commands = new NotificationCommands();
        intake.commands.installation = INSTALLATION;
        intake.arrivals = ArrivalTables.arrivals(database);
        intake.desk = desk();
        intake.bell = () -> {};
        return intake;
    }

    /** What acts on the rows that an intake kept. */
    NotificationReplay replay() {
        NotificationReplay replay = new NotificationReplay();
        replay.clock = clock;
        replay.desk = desk();
        replay.inbox = new JpaNotificationInbox() {
            @Override
            public List<String> due(Instant now, int limit) {
                return database.read(
                        entities -> new NotificationTables(entities).inbox().due(now, limit));
            }
        };
        return replay;
    }

    private InboxService desk() {
        return new InboxService() {
            @Override
            public void keepSettled(Delivery delivery, Verdict verdict, MarketplaceNotification notification) {
                write(inbox -> inbox.keepSettled(delivery, verdict, notification));
            }

            @Override
            public void actOn(String id) {
                write(inbox -> inbox.actOn(id));
            }

            @Override
            public void putBack(String id, String why) {
                write(inbox -> inbox.putBack(id, why));
            }

            @Override
            public void keepRejected(Delivery delivery, String why) {
                write(inbox -> inbox.keepRejected(delivery, why));
            }
        };
    }

    // what a container says where a provider fails
    private void write(Consumer<InboxService> work) {
        try {
            database.write(entities -> work.accept(inbox(entities)));
        } catch (PersistenceException failure) {
            throw new EJBException(failure);
        }
    }

    private InboxService inbox(EntityManager entities) {
        NotificationCommands commands = new NotificationCommands();
        commands.admission = Admissions.of(entities);
        commands.ingestions = IngestionTables.requests(JobTables.jobs(entities));
        commands.installation = INSTALLATION;
        InboxService inbox = new InboxService();
        inbox.inbox = new NotificationTables(entities).inbox();
        inbox.parser = parser;
        inbox.commands = commands;
        inbox.clock = clock;
        return inbox;
    }
}
