package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.catalog.service.Admission;
import io.stoa.connect.http.MovableClock;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.service.IngestionRequests;
import io.stoa.notification.Delivery;
import io.stoa.notification.MarketplaceNotification;
import io.stoa.notification.NotificationArrivals;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.Verdict;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.storefront.service.Installation;
import jakarta.ejb.EJBException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An intake whose rows are in memory and whose commands are written down. What fails leaves nothing, as a database does. */
final class NotificationDesk implements NotificationInbox, NotificationArrivals {

    final MovableClock clock = new MovableClock();
    final Instant now = clock.instant();
    final List<ReceivedNotification> rows = new ArrayList<>();
    final List<NotificationAttempt> attempts = new ArrayList<>();
    final List<MarketplaceNotification> parsed = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    final InboxService service = service();
    final NotificationIntake intake = intake();
    final NotificationReplay replay = replay();
    Optional<AppleItemId> marketplace = Optional.of(new AppleItemId(6700000001L));
    boolean databaseAway;

    /** How many a period holds beside the rows. */
    long received;

    /** Why commands fail; nothing does, where it is null. */
    RuntimeException trouble;

    /** Why the next command fails, and only that; nothing does, where it is null. */
    RuntimeException troubleOnce;

    /** Rows that cannot be locked. */
    final Set<String> stuck = new HashSet<>();

    /** How often a row was to be locked. */
    int locks;

    /** How often the bell was rung. */
    int rings;

    /** Takes it in and acts on it, as a node does. */
    void receive(String body) {
        keep(body);
        replay.actOnDue();
    }

    /** Takes it in as far as App Store Connect is concerned. */
    void keep(String body) {
        intake.receive(new Delivery(NotificationFixtures.bytes(body), "content-type: application/json", 1));
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
        if (notification.appleId().filter(this::knows).isPresent()) {
            throw new MarketplaceException(FailureCode.ALREADY_EXISTS, "It is kept already.");
        }
        rows.add(notification);
    }

    @Override
    public void note(NotificationAttempt attempt) {
        attempts.add(attempt);
    }

    @Override
    public Optional<ReceivedNotification> find(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public Optional<ReceivedNotification> lock(String id) {
        locks++;
        if (stuck.contains(id)) {
            throw new EJBException("the row cannot be read");
        }
        return find(id);
    }

    @Override
    public List<NotificationAttempt> attempts(String id) {
        return attempts.stream()
                .filter(attempt -> attempt.notificationId().equals(id))
                .toList();
    }

    @Override
    public List<NotificationSummary> search(NotificationQuery query, Optional<String> cursor, int limit) {
        throw new UnsupportedOperationException("the database's part");
    }

    @Override
    public List<String> due(Instant moment, int limit) {
        return rows.stream()
                .filter(row -> row.isDue(moment))
                .limit(limit)
                .map(ReceivedNotification::id)
                .toList();
    }

    @Override
    public long countReceived(Instant from, Instant to) {
        return rows.size() + received;
    }

    @Override
    public void makeDue(Instant from, Instant to, Instant moment) {
        rows.forEach(row -> row.dueFrom(moment));
    }

    private InboxService service() {
        InboxService inbox = new InboxService();
        inbox.inbox = this;
        inbox.parser = new WatchedParser();
        inbox.clock = clock;
        inbox.commands = new NotificationCommands() {
            @Override
            public Verdict verdictOn(MarketplaceNotification notification) {
                installation = new Installation(marketplace);
                return super.verdictOn(notification);
            }
        };
        inbox.commands.admission = new WrittenDown();
        inbox.commands.ingestions = new Requests();
        return inbox;
    }

    private NotificationIntake intake() {
        NotificationIntake taking = new NotificationIntake();
        taking.parser = service.parser;
        taking.commands = service.commands;
        taking.arrivals = this;
        taking.desk = service;
        taking.bell = () -> rings++;
        taking.clock = clock;
        return taking;
    }

    private NotificationReplay replay() {
        NotificationReplay again = new NotificationReplay();
        again.inbox = this;
        again.desk = service;
        again.clock = clock;
        return again;
    }

    private void write(String what) {
        if (troubleOnce != null) {
            RuntimeException now = troubleOnce;
            troubleOnce = null;
            throw now;
        }
        if (trouble != null) {
            throw trouble;
        }
        done.add(what);
    }

    private final class WatchedParser extends NotificationParser {

        @Override
        public MarketplaceNotification parse(byte[] body, Instant receivedAt) {
            MarketplaceNotification notification = super.parse(body, receivedAt);
            parsed.add(notification);
            return notification;
        }
    }

    private final class WrittenDown extends Admission {

        @Override
        public void admit(AppleItemId app, PackageId packageId, Instant at) {
            write("admit " + app + " " + packageId + " at " + at);
        }

        @Override
        public void change(AppleItemId app, PackageId packageId, AvailabilityChange change) {
            write(word(change) + app + " " + packageId + where(change) + " at " + change.at());
        }

        @Override
        public void change(AppleItemId app, AvailabilityChange change) {
            write(word(change) + app + where(change) + " at " + change.at());
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
        public IngestionJob announced(Announcement announcement) {
            write("fetch " + announcement.packageVersionId());
            return new IngestionJob(announcement, now);
        }
    }
}
