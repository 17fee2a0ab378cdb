package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.catalog.service.Admission;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.service.IngestionRequests;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.ReceivedNotification;
import io.stoa.storefront.service.Installation;
import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An intake whose rows are in memory and whose commands are written down. */
final class NotificationDesk implements NotificationInbox {

    static final Instant NOW = Instant.parse("2026-03-03T08:00:00Z");

    final List<ReceivedNotification> rows = new ArrayList<>();
    final List<MarketplaceNotification> parsed = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    final NotificationIntake intake = intake();
    Optional<AppleItemId> marketplace = Optional.of(new AppleItemId(6700000001L));
    boolean databaseAway;

    /** What the one commits who is a moment earlier; nobody is, where it is null. */
    Consumer<ReceivedNotification> racing;

    void receive(String body) {
        intake.receive(NotificationFixtures.bytes(body));
    }

    ReceivedNotification onlyRow() {
        if (rows.size() != 1) {
            throw new AssertionError("one row was expected, not " + rows.size());
        }
        return rows.get(0);
    }

    @Override
    public boolean knows(String appleId) {
        return rows.stream().anyMatch(row -> row.appleId().equals(Optional.of(appleId)));
    }

    @Override
    public void keep(ReceivedNotification notification) {
        if (databaseAway) {
            throw new EJBException("the database is away");
        }
        if (racing != null) {
            Consumer<ReceivedNotification> earlier = racing;
            racing = null;
            earlier.accept(notification);
            throw new EJBException("the unique key is taken");
        }
        rows.add(notification);
    }

    @Override
    public List<ReceivedNotification> newest(int limit) {
        return rows.stream().limit(limit).toList();
    }

    private NotificationIntake intake() {
        NotificationIntake intake = new NotificationIntake();
        intake.parser = new NotificationParser() {
            @Override
            public MarketplaceNotification parse(byte[] body) {
                MarketplaceNotification notification = super.parse(body);
                parsed.add(notification);
                return notification;
            }
        };
        intake.inbox = this;
        intake.commands = new NotificationCommands() {
            @Override
            public void accept(byte[] body, MarketplaceNotification notification) {
                installation = new Installation(marketplace);
                super.accept(body, notification);
            }
        };
        intake.commands.inbox = this;
        intake.commands.admission = new WrittenDown();
        intake.commands.ingestions = new Requests();
        intake.commands.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return intake;
    }

    private final class WrittenDown extends Admission {

        @Override
        public void admit(AppleItemId app, PackageId packageId, Instant at) {
            done.add("admit " + app + " " + packageId + " at " + at);
        }

        @Override
        public void change(AppleItemId app, PackageId packageId, AvailabilityChange change) {
            done.add(word(change) + app + " " + packageId + where(change) + " at " + change.at());
        }

        @Override
        public void change(AppleItemId app, AvailabilityChange change) {
            done.add(word(change) + app + where(change) + " at " + change.at());
        }

        private static String word(AvailabilityChange change) {
            return change.available() ? "admit " : "withdraw ";
        }

        private static String where(AvailabilityChange change) {
            return change.territories().isEverywhere() ? "" : " in " + change.territories();
        }
    }

    private final class Requests extends IngestionRequests {

        @Override
        public Optional<PackageId> announced(Announcement announcement) {
            done.add("fetch " + announcement.packageVersionId());
            return announcement.packageId();
        }
    }
}
