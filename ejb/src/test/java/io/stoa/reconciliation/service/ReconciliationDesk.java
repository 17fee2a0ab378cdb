package io.stoa.reconciliation.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.connect.WebhookDeliveries;
import io.stoa.connect.WebhookDelivery;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.service.IngestionRequests;
import io.stoa.notification.Delivery;
import io.stoa.notification.NotificationAttempt;
import io.stoa.notification.NotificationInbox;
import io.stoa.notification.NotificationQuery;
import io.stoa.notification.NotificationSummary;
import io.stoa.notification.ReceivedNotification;
import io.stoa.notification.service.NotificationIntake;
import io.stoa.reconciliation.KnownPackage;
import io.stoa.reconciliation.KnownPackages;
import io.stoa.reconciliation.PackageReading;
import io.stoa.reconciliation.PackageReadings;
import io.stoa.reconciliation.ReconciliationClaim;
import io.stoa.reconciliation.ReconciliationId;
import io.stoa.reconciliation.ReconciliationRun;
import io.stoa.reconciliation.ReconciliationRuns;
import io.stoa.settings.InstallationSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where reconciliations are carried out: rows in memory, and everybody else's part written down. */
final class ReconciliationDesk {

    static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    static final AppleItemId KITE = new AppleItemId(6700012345L);
    static final AppleItemId MARKETPLACE = new AppleItemId(6700000001L);

    final List<String> done = new ArrayList<>();
    final List<KnownPackage> packages = new ArrayList<>();
    final Map<String, Set<PackageVersionId>> heardOf = new TreeMap<>();
    final Set<PackageId> held = new HashSet<>();
    final Map<String, PackageReading> readings = new TreeMap<>();
    final List<WebhookDelivery> delivered = new ArrayList<>();
    final Set<String> arrived = new HashSet<>();
    final List<ReconciliationRun> all = new ArrayList<>();
    final Runs runs = new Runs();
    final ReconciliationSettings settings = settings();
    final ReconciliationSettlement settlement = settlement();
    final ReconciliationService service = service();
    final Reconciliations reconciliations = reconciliations();

    /** What App Store Connect says of a package. */
    Function<PackageId, List<PackageVersionId>> completed = id -> List.of();

    /** What happens when the deliveries are listed. */
    Runnable listing = () -> {};

    /** What happens when a notification comes in, before it has arrived. */
    Consumer<String> receiving = body -> {};

    /** What happens when a delivery is to be sent again. */
    Consumer<WebhookDelivery> redelivering = delivery -> {};

    Optional<AppleItemId> marketplace = Optional.of(MARKETPLACE);
    Optional<Instant> askedSince = Optional.empty();
    Optional<PackageId> openHandIn = Optional.empty();
    Instant now = NOON;

    /** Carries out what is open, as a tick does. */
    ReconciliationRun tick() {
        reconciliations.requestWhenDue();
        runs.claim(ReconciliationSettlement.LEASE).ifPresent(service::carryOut);
        return all.get(all.size() - 1);
    }

    KnownPackage announced(int number) {
        return added(new KnownPackage(packageId(number), Optional.of(KITE), Optional.empty()));
    }

    KnownPackage handedIn(int number) {
        return added(new KnownPackage(packageId(number), Optional.empty(), Optional.of(NOON.minusSeconds(60))));
    }

    private KnownPackage added(KnownPackage known) {
        packages.add(known);
        return known;
    }

    static PackageId packageId(int number) {
        return new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0" + number);
    }

    static PackageVersionId version(int number) {
        return new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d5" + number);
    }

    private ReconciliationSettings settings() {
        ReconciliationSettings chosen = new ReconciliationSettings();
        chosen.every = Duration.ofHours(6);
        return chosen;
    }

    private Reconciliations reconciliations() {
        Reconciliations operators = new Reconciliations();
        operators.runs = runs;
        operators.settings = settings;
        operators.audit = (actor, action, subject, detail) -> done.add(actor + " " + action);
        return operators;
    }

    private ReconciliationSettlement settlement() {
        ReconciliationSettlement writing = new ReconciliationSettlement();
        writing.runs = runs;
        writing.known = new Known();
        writing.readings = new Readings();
        writing.jobs = new Jobs();
        writing.ingestions = new IngestionRequests() {
            @Override
            public void found(AppleItemId app, PackageId packageId, PackageVersionId version) {
                done.add("take in " + version + " of " + app.value());
                hear(packageId, version);
            }

            @Override
            public IngestionId handedIn(PackageId packageId, Instant at) {
                done.add("take in newest of " + packageId + " handed in at " + at);
                return new IngestionId("1");
            }
        };
        return writing;
    }

    void hear(PackageId packageId, PackageVersionId version) {
        heardOf.computeIfAbsent(packageId.value(), id -> new HashSet<>()).add(version);
    }

    private ReconciliationService service() {
        ReconciliationService carrying = new ReconciliationService();
        carrying.runs = runs;
        carrying.settlement = settlement;
        carrying.known = settlement.known;
        carrying.versions = id -> completed.apply(id);
        carrying.missed = missed();
        carrying.installation = new InstallationSettings() {
            @Override
            public Optional<AppleItemId> marketplaceId() {
                return marketplace;
            }
        };
        return carrying;
    }

    private MissedDeliveries missed() {
        MissedDeliveries missed = new MissedDeliveries();
        missed.settings = settings;
        missed.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        missed.deliveries = new Deliveries();
        missed.inbox = new Inbox();
        missed.intake = new NotificationIntake() {
            @Override
            public void receive(Delivery delivery) {
                String text = new String(delivery.body(), StandardCharsets.UTF_8);
                receiving.accept(text);
                done.add("receive " + text);
                arrived.add(text.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"));
            }
        };
        return missed;
    }

    private final class Deliveries implements WebhookDeliveries {

        @Override
        public void read(AppleItemId app, Instant since, Consumer<WebhookDelivery> reader) {
            askedSince = Optional.of(since);
            listing.run();
            delivered.forEach(reader);
        }

        @Override
        public void redeliver(WebhookDelivery delivery) {
            redelivering.accept(delivery);
            done.add("redeliver " + delivery.id());
        }
    }

    private final class Inbox implements NotificationInbox {

        @Override
        public boolean knows(String appleId) {
            return arrived.contains(appleId);
        }

        @Override
        public void keep(ReceivedNotification notification) {
            throw theirs();
        }

        @Override
        public void note(NotificationAttempt attempt) {
            throw theirs();
        }

        @Override
        public Optional<ReceivedNotification> find(String id) {
            throw theirs();
        }

        @Override
        public Optional<ReceivedNotification> lock(String id) {
            throw theirs();
        }

        @Override
        public List<NotificationAttempt> attempts(String id) {
            throw theirs();
        }

        @Override
        public List<NotificationSummary> search(NotificationQuery query, Optional<String> cursor, int limit) {
            throw theirs();
        }

        @Override
        public List<String> due(Instant now, int limit) {
            throw theirs();
        }

        @Override
        public long countReceived(Instant from, Instant to) {
            throw theirs();
        }

        @Override
        public void makeDue(Instant from, Instant to, Instant now) {
            throw theirs();
        }

        private static UnsupportedOperationException theirs() {
            return new UnsupportedOperationException("the intake's or the console's part");
        }
    }

    private final class Known implements KnownPackages {

        @Override
        public List<KnownPackage> after(Optional<PackageId> last, int limit) {
            String position = last.map(PackageId::value).orElse("");
            return packages.stream()
                    .filter(known -> known.id().value().compareTo(position) > 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Set<PackageVersionId> versions(PackageId packageId) {
            return heardOf.getOrDefault(packageId.value(), Set.of());
        }

        @Override
        public boolean isHeld(PackageId packageId) {
            return held.contains(packageId);
        }
    }

    private final class Readings implements PackageReadings {

        @Override
        public Optional<PackageReading> find(PackageId packageId) {
            return Optional.ofNullable(readings.get(packageId.value()));
        }

        @Override
        public PackageReading of(PackageId packageId) {
            return readings.computeIfAbsent(packageId.value(), id -> new PackageReading(packageId));
        }

        @Override
        public List<PackageReading> hidden(int limit) {
            return readings.values().stream()
                    .filter(reading -> reading.unreadableSince().isPresent())
                    .toList();
        }
    }

    /** Runs in memory, the oldest first. */
    final class Runs implements ReconciliationRuns {

        @Override
        public Optional<ReconciliationRun> open() {
            return all.stream().filter(run -> run.endedAt().isEmpty()).findFirst();
        }

        @Override
        public void add(ReconciliationRun run) {
            all.add(run);
        }

        @Override
        public Optional<ReconciliationRun> find(ReconciliationId id) {
            return all.stream().filter(run -> run.id().equals(id)).findFirst();
        }

        @Override
        public List<ReconciliationRun> newest(int limit) {
            List<ReconciliationRun> newest = new ArrayList<>(all);
            Collections.reverse(newest);
            return newest.stream().limit(limit).toList();
        }

        @Override
        public List<ReconciliationRun> before(ReconciliationId cursor, int limit) {
            return newest(all.size()).stream()
                    .filter(run -> run.id().value().compareTo(cursor.value()) < 0)
                    .limit(limit)
                    .toList();
        }

        @Override
        public Optional<ReconciliationClaim> claim(Duration lease) {
            return open().filter(run -> run.isClaimable(now)).map(run -> run.claim(now, now.plus(lease)));
        }

        @Override
        public Optional<ReconciliationRun> lockHeld(ReconciliationClaim claim) {
            return find(claim.id()).filter(run -> run.isHeldBy(claim));
        }

        @Override
        public Optional<Instant> deliveriesReadAt() {
            return newest(all.size()).stream()
                    .filter(ReconciliationRun::isDeliveriesRead)
                    .findFirst()
                    .flatMap(ReconciliationRun::startedAt);
        }

        @Override
        public Instant now() {
            return now;
        }
    }

    /** Only whether a hand-in is open. */
    private final class Jobs implements IngestionJobs {

        @Override
        public Optional<IngestionJob> lockOpenHandIn(PackageId packageId) {
            return openHandIn.filter(packageId::equals).map(id -> new IngestionJob(id, NOON));
        }

        @Override
        public void add(IngestionJob job) {
            throw theirs();
        }

        @Override
        public void addHandIn(IngestionJob job) {
            throw theirs();
        }

        @Override
        public Optional<IngestionJob> find(IngestionId id) {
            throw theirs();
        }

        @Override
        public Optional<IngestionJob> lockAnnounced(PackageVersionId announcedVersion) {
            throw theirs();
        }

        @Override
        public List<IngestionJob> newest(int limit) {
            throw theirs();
        }

        @Override
        public List<IngestionJob> before(IngestionId cursor, int limit) {
            throw theirs();
        }

        @Override
        public Optional<Claim> claim(IngestionId id, Duration lease) {
            throw theirs();
        }

        @Override
        public Optional<IngestionJob> lockHeld(Claim claim) {
            throw theirs();
        }

        @Override
        public List<IngestionId> due(int limit) {
            throw theirs();
        }

        @Override
        public Instant now() {
            throw theirs();
        }

        private static UnsupportedOperationException theirs() {
            return new UnsupportedOperationException("the ingestion's part");
        }
    }
}
