package io.stoa.cli.torture.check;

import io.stoa.cli.torture.check.FinalState.Job;
import io.stoa.cli.torture.history.Action;
import io.stoa.cli.torture.history.Operation;
import io.stoa.cli.torture.history.Verdict;
import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedNotice;
import io.stoa.cli.torture.plan.PlannedNotice.Kind;
import io.stoa.cli.torture.plan.PlannedPackage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A round that went well, to be spoilt by a test. */
final class Scene {

    static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    static final String APP = "7200000001";
    static final PlannedPackage FIRST = new PlannedPackage(APP, "910000001", 1, 100, false);
    static final PlannedPackage SECOND = new PlannedPackage(APP, "910000001", 2, 100, false);
    static final PlannedPackage WITHDRAWN = new PlannedPackage(APP, "910000002", 1, 100, false);
    static final PlannedPackage POISON = new PlannedPackage("7200000002", "910000003", 1, 100, true);
    static final PlannedNotice FIRST_AVAILABLE = available("a1", FIRST, 1);
    static final PlannedNotice SECOND_AVAILABLE = available("a2", SECOND, 2);
    static final PlannedNotice WITHDRAWN_AVAILABLE = available("a3", WITHDRAWN, 3);
    static final PlannedNotice WITHDRAWAL =
            new PlannedNotice("w1", Kind.PACKAGE_WITHDRAWN, APP, Optional.of(WITHDRAWN), Duration.ofMillis(4));
    static final PlannedNotice POISON_AVAILABLE = available("a4", POISON, 5);
    static final String LICENCE = "1000017";
    static final String BASE = "/packages/" + APP + "/910000001/" + SECOND.packageVersionId();

    final List<Operation> operations = new ArrayList<>();
    final Map<String, Integer> notifications = new HashMap<>();
    final Map<String, Integer> broughtByDuplicates = new HashMap<>();
    final List<Job> jobs = new ArrayList<>();
    final List<Job> jobsOfDuplicates = new ArrayList<>();
    final Map<String, Integer> publications = new HashMap<>(Map.of("910000001", 2, "910000002", 1));
    final Map<String, String> restores = new HashMap<>(Map.of("910000001", BASE));
    final Map<String, String> served = new HashMap<>(Map.of(BASE + "/manifest.json", "d1", BASE + "/v/0.ipa", "d2"));
    final Map<String, String> undone = new HashMap<>();
    final Map<String, Set<String>> assets = new HashMap<>();
    final List<String> missingObjects = new ArrayList<>();
    final Set<String> licences = new HashSet<>(Set.of(LICENCE));
    final List<String> forkedFamilies = new ArrayList<>();
    final List<String> staged = new ArrayList<>();

    Scene() {
        plan().notices().forEach(notice -> {
            notifications.put(notice.id(), 1);
            told(notice, Verdict.OK);
            repeated(notice, Verdict.OK);
        });
        assets.put(SECOND.packageVersionId(), Set.of("d2"));
        List.of(FIRST, SECOND, WITHDRAWN).forEach(version -> job(version, "PUBLISHED"));
        job(POISON, "REJECTED");
        did(Action.FAULT, "KILL_SERVER", Verdict.OK, "the server is killed at any moment");
        did(Action.INSTALL, LICENCE, Verdict.OK, "runs");
        did(Action.REFRESH, "person-7", Verdict.OK, "refreshed");
        did(Action.COPY, "person-7", Verdict.FAIL, "400 invalid_grant");
    }

    private static PlannedNotice available(String id, PlannedPackage version, int event) {
        return new PlannedNotice(
                id, Kind.AVAILABLE, version.appleItemId(), Optional.of(version), Duration.ofMillis(event));
    }

    static Plan plan() {
        return new Plan(
                7,
                Duration.ofSeconds(10),
                0,
                List.of(FIRST, SECOND, WITHDRAWN, POISON),
                List.of(SECOND_AVAILABLE, WITHDRAWAL, FIRST_AVAILABLE, WITHDRAWN_AVAILABLE, POISON_AVAILABLE),
                List.of());
    }

    void job(PlannedPackage version, String state) {
        jobs.add(new Job(version.packageVersionId(), state, ""));
    }

    void removeJobs(PlannedPackage version) {
        jobs.removeIf(job -> job.packageVersionId().equals(version.packageVersionId()));
    }

    void told(PlannedNotice notice, Verdict verdict) {
        did(Action.NOTIFY, notice.id(), verdict, notice.toString());
    }

    void repeated(PlannedNotice notice, Verdict verdict) {
        did(Action.DUPLICATE, notice.id(), verdict, notice.toString());
    }

    void did(Action action, String subject, Verdict verdict, String detail) {
        operations.add(new Operation(7, action, subject, NOON, NOON, verdict, detail));
    }

    /** Forgets all that clients did of this kind. */
    void forget(Action action) {
        operations.removeIf(operation -> operation.action() == action);
    }

    /** Forgets what a client was told about a notification. */
    void forget(PlannedNotice notice) {
        operations.removeIf(operation -> operation.subject().equals(notice.id()));
    }

    List<Violation> check() {
        String prefix = SECOND.packageVersionId() + "/";
        Map<String, String> digests = Map.of(prefix + "manifest.json", "d1", prefix + "v/0.ipa", "d2");
        return Checker.check(plan(), digests, operations, state(notifications, jobs), later());
    }

    private FinalState later() {
        Map<String, Integer> more = new HashMap<>(notifications);
        more.putAll(broughtByDuplicates);
        return state(
                more, Stream.concat(jobs.stream(), jobsOfDuplicates.stream()).toList());
    }

    private FinalState state(Map<String, Integer> inbox, List<Job> ingestions) {
        return new FinalState(
                inbox,
                undone,
                ingestions,
                publications,
                restores,
                served,
                assets,
                missingObjects,
                licences,
                forkedFamilies,
                staged);
    }
}
