package io.stoa.ingestion.jpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionPhase;
import io.stoa.ingestion.IngestionState;
import io.stoa.ingestion.Progress;
import io.stoa.ingestion.service.IngestionTables;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import io.stoa.schema.service.Database;
import io.stoa.schema.service.OnEveryDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Leases by the database's clock, fenced: of many who want a job one gets it, and only that one may finish it. */
class JpaIngestionJobsTest {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration OVER = Duration.ofSeconds(-60);
    private static final PackageId PACKAGE = new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e01");
    private static final PackageVersionId VERSION = new PackageVersionId("e1b1e8c4-63b0-4a69-9d0b-2f3f6a9c4d55");
    private static final RetryableFailure AWAY = new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "Away.");

    @OnEveryDatabase
    void shouldTellTheTimeAsTheWorldDoes(Database database) {
        Instant now = database.read(entities -> jobs(entities).now());

        // whole hours would be a time zone taken for another, factors of a thousand a wrong unit
        assertTrue(Duration.between(Instant.now(), now).abs().compareTo(Duration.ofMinutes(10)) < 0, now::toString);
    }

    @OnEveryDatabase
    void shouldFindAJobByItsIdAndByWhatWasAnnounced(Database database) {
        IngestionId id = add(database, announced());

        assertEquals(Optional.of(id), found(database, id).map(IngestionJob::id));
        assertEquals(Optional.of(id), database.inTransaction(entities -> jobs(entities)
                .lockAnnounced(VERSION)
                .map(IngestionJob::id)));
        assertEquals(Optional.empty(), found(database, new IngestionId("0")));
        assertEquals(Optional.empty(), database.inTransaction(entities -> jobs(entities)
                .lockAnnounced(new PackageVersionId("00000000-63b0-4a69-9d0b-2f3f6a9c4d55"))));
    }

    @OnEveryDatabase
    void shouldHaveOneJobForAnAnnouncedVersionHoweverManyAreAdded(Database database) {
        add(database, announced());

        assertThrows(PersistenceException.class, () -> add(database, announced()));
    }

    @OnEveryDatabase
    void shouldHaveOneOpenJobForAPackageThatIsHandedIn(Database database) {
        IngestionId first = add(database, new IngestionJob(PACKAGE, Instant.EPOCH));
        assertEquals(
                FailureCode.ALREADY_EXISTS,
                assertThrows(MarketplaceException.class, () -> handIn(database)).code());
        assertEquals(Optional.of(first), openHandIn(database));
    }

    @OnEveryDatabase
    void shouldMoveTheMomentOfAnOpenJobWhenItsPackageIsHandedInAgain(Database database) {
        IngestionId first = add(database, new IngestionJob(PACKAGE, at(1)));
        IngestionId second = database.inTransaction(
                entities -> IngestionTables.requests(jobs(entities)).handedIn(PACKAGE, at(2)));

        assertEquals(first, second);
        assertEquals(Optional.of(at(2)), found(database, first).flatMap(IngestionJob::admittedAt));
    }

    @OnEveryDatabase
    void shouldTakeAPackageInAgainWhenItsFormerJobIsOver(Database database) {
        IngestionId first = add(database, new IngestionJob(PACKAGE, Instant.EPOCH));
        claim(database, first, LEASE).orElseThrow();
        database.write(entities -> entities.find(IngestionJob.class, first.value())
                .rejected(new PackageRejected(FailureCode.PACKAGE_REFUSED, "No."), Instant.EPOCH));
        assertEquals(Optional.empty(), openHandIn(database));
        handIn(database);

        assertEquals(2, newest(database, 10).size());
    }

    @OnEveryDatabase
    void shouldNotTakeAnAnnouncementForAHandIn(Database database) {
        add(database, announced());

        assertEquals(Optional.empty(), openHandIn(database));
        handIn(database);
    }

    @OnEveryDatabase
    void shouldListTheNewestFirstAndPageBackFromACursor(Database database) {
        List<IngestionId> ids = IntStream.range(0, 5)
                .mapToObj(i -> add(
                        database,
                        new IngestionJob(
                                new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0" + i),
                                Instant.EPOCH.plusSeconds(i))))
                .toList();

        assertEquals(List.of(ids.get(4), ids.get(3)), newest(database, 2));
        assertEquals(
                List.of(ids.get(2), ids.get(1)), database.read(entities -> jobs(entities).before(ids.get(3), 2).stream()
                        .map(IngestionJob::id)
                        .toList()));
    }

    @OnEveryDatabase
    void shouldClaimAJobThatWaits(Database database) {
        IngestionId id = add(database, announced());
        Claim claim = claim(database, id, LEASE).orElseThrow();

        IngestionJob job = found(database, id).orElseThrow();
        assertEquals(IngestionState.FETCHING, job.state());
        assertEquals(1, job.attempts());
        assertTrue(job.isHeldBy(claim));
    }

    @OnEveryDatabase
    void shouldNotClaimWhatAnotherWorkerHolds(Database database) {
        IngestionId id = add(database, announced());
        claim(database, id, LEASE).orElseThrow();

        assertEquals(Optional.empty(), claim(database, id, LEASE));
        assertEquals(Optional.empty(), claim(database, new IngestionId("0"), LEASE));
    }

    @OnEveryDatabase
    void shouldFenceOutAWorkerWhoseLeaseRanOut(Database database) {
        IngestionId id = add(database, announced());
        Claim paused = claim(database, id, OVER).orElseThrow();
        Claim successor = claim(database, id, LEASE).orElseThrow();

        assertEquals(Optional.empty(), held(database, paused));
        assertEquals(Optional.of(id), held(database, successor));
        assertEquals(2, found(database, id).orElseThrow().attempts());
    }

    @OnEveryDatabase
    void shouldGiveAJobToOneOfManyWhoWantItAtOnce(Database database) throws Exception {
        IngestionId id = add(database, announced());
        int workers = 6;
        CyclicBarrier start = new CyclicBarrier(workers);
        Callable<Optional<Claim>> worker = () -> {
            start.await();
            return claim(database, id, LEASE);
        };
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Optional<Claim>>> answers = threads.invokeAll(
                    Stream.generate(() -> worker).limit(workers).toList());
            int claimed = 0;
            for (Future<Optional<Claim>> answer : answers) {
                claimed += answer.get().isPresent() ? 1 : 0;
            }

            assertEquals(1, claimed);
            assertEquals(1, found(database, id).orElseThrow().attempts());
        } finally {
            threads.shutdownNow();
        }
    }

    @OnEveryDatabase
    void shouldKeepWhatAHeartbeatSays(Database database) {
        IngestionId id = add(database, announced());
        Claim claim = claim(database, id, LEASE).orElseThrow();
        Progress progress = new Progress(3L << 31, 1L << 31, 40, 7);
        database.write(entities -> jobs(entities)
                .lockHeld(claim)
                .orElseThrow()
                .renew(jobs(entities).now().plus(LEASE), IngestionPhase.DOWNLOADING, progress));

        assertEquals(progress, found(database, id).orElseThrow().progress());
        assertEquals(
                IngestionPhase.DOWNLOADING, found(database, id).orElseThrow().phase());
        assertEquals(List.of(), due(database));
    }

    @OnEveryDatabase
    void shouldFindDueWhatNobodyWorksOn(Database database) {
        IngestionId waiting = add(database, handedIn(1));
        IngestionId leftBehind = add(database, handedIn(2));
        IngestionId dueAgain = add(database, handedIn(3));
        IngestionId notDueYet = add(database, handedIn(4));
        IngestionId running = add(database, handedIn(5));
        IngestionId over = add(database, handedIn(6));
        claim(database, leftBehind, OVER).orElseThrow();
        retryAfter(database, dueAgain, OVER);
        retryAfter(database, notDueYet, LEASE);
        claim(database, running, LEASE).orElseThrow();
        finish(database, over);

        assertEquals(List.of(waiting, leftBehind, dueAgain), due(database));
    }

    @OnEveryDatabase
    void shouldClaimExactlyWhatIsDue(Database database) {
        IngestionId dueAgain = add(database, handedIn(1));
        IngestionId notDueYet = add(database, handedIn(2));
        IngestionId over = add(database, handedIn(3));
        retryAfter(database, dueAgain, OVER);
        retryAfter(database, notDueYet, LEASE);
        finish(database, over);

        assertTrue(claim(database, dueAgain, LEASE).isPresent());
        assertFalse(claim(database, notDueYet, LEASE).isPresent());
        assertFalse(claim(database, over, LEASE).isPresent());
    }

    @OnEveryDatabase
    void shouldHoldTheLongestSentenceAFailureMayHave(Database database) {
        IngestionId id = add(database, announced());
        Claim claim = claim(database, id, LEASE).orElseThrow();
        RetryableFailure wordy = new RetryableFailure(FailureCode.CONNECT_UNAVAILABLE, "ü".repeat(2_000));
        database.write(
                entities -> jobs(entities).lockHeld(claim).orElseThrow().retryAt(Instant.EPOCH, wordy, Instant.EPOCH));

        assertEquals(
                1_000,
                found(database, id)
                        .orElseThrow()
                        .failureSentence()
                        .orElseThrow()
                        .length());
    }

    // each another package: one is handed in once at a time
    private static IngestionJob handedIn(int number) {
        return new IngestionJob(new PackageId("58d6b7c0-0f3e-4cf3-8f0e-5a3a2f1b7e0" + number), at(number));
    }

    private static void handIn(Database database) {
        database.write(entities -> jobs(entities).addHandIn(new IngestionJob(PACKAGE, Instant.EPOCH)));
    }

    private static Optional<IngestionId> openHandIn(Database database) {
        return database.inTransaction(
                entities -> jobs(entities).lockOpenHandIn(PACKAGE).map(IngestionJob::id));
    }

    private static Optional<IngestionId> held(Database database, Claim claim) {
        return database.inTransaction(entities -> jobs(entities).lockHeld(claim).map(IngestionJob::id));
    }

    private static void retryAfter(Database database, IngestionId id, Duration pause) {
        Claim claim = claim(database, id, LEASE).orElseThrow();
        database.write(entities -> {
            Instant now = jobs(entities).now();
            jobs(entities).lockHeld(claim).orElseThrow().retryAt(now.plus(pause), AWAY, now);
        });
    }

    private static void finish(Database database, IngestionId id) {
        Claim claim = claim(database, id, OVER).orElseThrow();
        database.write(entities -> jobs(entities)
                .lockHeld(claim)
                .orElseThrow()
                .published(new AppleItemId(1), PACKAGE, jobs(entities).now()));
    }

    private static IngestionId add(Database database, IngestionJob job) {
        database.write(entities -> jobs(entities).add(job));
        return job.id();
    }

    private static Optional<Claim> claim(Database database, IngestionId id, Duration lease) {
        return database.inTransaction(entities -> jobs(entities).claim(id, lease));
    }

    private static Optional<IngestionJob> found(Database database, IngestionId id) {
        return database.read(entities -> jobs(entities).find(id));
    }

    private static List<IngestionId> newest(Database database, int limit) {
        return database.read(entities ->
                jobs(entities).newest(limit).stream().map(IngestionJob::id).toList());
    }

    private static List<IngestionId> due(Database database) {
        return database.read(entities -> jobs(entities).due(10));
    }

    private static IngestionJob announced() {
        return new IngestionJob(
                new Announcement(new AppleItemId(6700012345L), Optional.of(PACKAGE), VERSION, Instant.EPOCH),
                Instant.EPOCH);
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    private static JpaIngestionJobs jobs(EntityManager entities) {
        JpaIngestionJobs jobs = new JpaIngestionJobs();
        jobs.entities = entities;
        return jobs;
    }
}
