package io.stoa.bench.notification;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.apple.SilentServer;
import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import io.stoa.bench.figure.Report;
import io.stoa.bench.load.HttpLoad;
import io.stoa.bench.load.LoadResult;
import io.stoa.bench.load.RequestSource;
import io.stoa.bench.peer.Pgbench;
import io.stoa.bench.peer.PgbenchScript;
import io.stoa.bench.process.Cores;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.ServerKind;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Notifications at 16 clients against single-row inserts at 16 clients. App Store Connect is silent meanwhile: the jobs that
 * the notifications make wait for it, so that nothing is measured but their being taken in.
 */
public final class NotificationBenchmark {

    private static final int CLIENTS = 16;
    private static final int DUPLICATES = 1_000;
    /** More than any server here takes in a second; the load ends earlier when they run out. */
    private static final int MOST_A_SECOND = 6_000;

    /** Enough to have everything compiled; every one of them has to be acted on before the first round. */
    private static final int WARMING = 40_000;

    private final Conditions conditions;
    private final Stand stand;
    private final SignedNotifications notifications;
    private final HttpLoad load;
    private final Pgbench pgbench;
    private final Backlog backlog;
    private final List<Long> afterwards = new ArrayList<>();

    private NotificationBenchmark(Conditions conditions, Stand stand, AppleProcess apple, Workplace workplace)
            throws IOException {
        this.conditions = conditions;
        this.stand = stand;
        this.notifications = new SignedNotifications(
                stand.at("/webhooks/app-store-connect"),
                apple.webhookSecret(),
                apple.marketplaceAppleItemId(),
                Clock.systemUTC());
        this.load = new HttpLoad(stand.at("/"), CLIENTS);
        this.pgbench = Pgbench.of(
                PgbenchScript.NOTIFICATION_INSERT,
                workplace.folder("pgbench"),
                stand.database().port(),
                CLIENTS);
        this.backlog = new Backlog(stand.database());
    }

    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        Workplace workplace =
                Workplace.fresh("notifications-" + conditions.server().word());
        try (SilentServer silent = SilentServer.start();
                AppleProcess apple = AppleProcess.start(workplace.folder("apple"))) {
            Map<String, String> configuration = new LinkedHashMap<>(apple.configuration());
            configuration.put("stoa.app-store-connect.url", silent.uri().toString());
            try (Stand stand = Stand.start(conditions.server(), workplace, configuration)) {
                return new NotificationBenchmark(conditions, stand, apple, workplace).measure();
            }
        }
    }

    private Report measure() throws IOException, InterruptedException, SQLException {
        stand.database().execute(PgbenchScript.NOTIFICATION_INSERT.table());
        // on all cores: on one of them compiling goes on for minutes beside the load
        warmUp();
        Cores.pin(List.of(stand.process()));
        Figure statements = statementsOfForgeries();
        List<Figure> figures = new ArrayList<>(rates());
        figures.add(statements);
        figures.add(jobsOfDuplicates());
        return new Report(
                "notifications",
                conditions.server().word(),
                List.of(pgbench.command(conditions.round()).toString()),
                versions(),
                figures,
                List.of(
                        "One core for the server, the other for the generators; PostgreSQL on both.",
                        "App Store Connect takes connections and says nothing while this runs.",
                        "Acted on while they came and after each round until none was left, each with a job of its own, 1/s: "
                                + afterwards));
    }

    private void warmUp() throws IOException, InterruptedException, SQLException {
        load.run(RequestSource.each(notifications.unique(WARMING)), conditions.warmUp())
                .allAnswered(200);
        forged(conditions.round());
        pgbench.rate(Duration.ofSeconds(2));
        backlog.workOff();
    }

    private List<Figure> rates() throws IOException, InterruptedException, SQLException {
        List<Double> ours = new ArrayList<>();
        List<Double> inserts = new ArrayList<>();
        List<Double> refused = new ArrayList<>();
        for (int round = 0; round < conditions.rounds(); round++) {
            inserts.add(pgbench.rate(conditions.round()));
            ours.add(genuine(conditions.round()).rate());
            afterwards.add((long) backlog.workOff());
            refused.add(forged(conditions.round()).rate());
        }
        Measured committed = new Measured("verified and committed notifications, 16 clients", "1/s", ours);
        return List.of(
                new Figure(
                        "committed notification",
                        committed,
                        new Measured("pgbench, single-row insert, 16 clients", "1/s", inserts),
                        Goal.atLeast(conditions.server() == ServerKind.WILDFLY ? 0.20 : 0.10)),
                new Figure(
                        "bad signature",
                        new Measured("refused notifications, 16 clients", "1/s", refused),
                        committed,
                        Goal.atLeast(2)));
    }

    // what the server's timers do in the same time without any request is not the forgeries' doing
    private Figure statementsOfForgeries() throws IOException, InterruptedException, SQLException {
        forged(conditions.round());
        long before = stand.database().statements();
        Cores.leaveAlone(conditions.round());
        long idle = stand.database().statements();
        LoadResult refused = forged(conditions.round());
        long after = stand.database().statements();
        double caused = Math.max(0, (after - idle) - (idle - before));
        return new Figure(
                "statements of a bad signature",
                Measured.once(
                        "SQL statements while they were refused (" + (after - idle) + "), less those of as long an idle"
                                + " time (" + (idle - before) + ")",
                        "",
                        caused),
                Measured.once("refused notifications", "", refused.count()),
                Goal.atMost(0.001));
    }

    private Figure jobsOfDuplicates() throws IOException, InterruptedException, SQLException {
        String id = UUID.randomUUID().toString();
        long before = jobs();
        LoadResult sent = load.run(
                        RequestSource.around(List.of(notifications.about(id)), DUPLICATES), Duration.ofMinutes(1))
                .allAnswered(200);
        backlog.workOff();
        long made = jobs() - before;
        if (made == 0) {
            throw new IllegalStateException("A notification that was answered with 200 made no job.");
        }
        return new Figure(
                "jobs of 1000 duplicates",
                Measured.once("rows of ingestion_job that were made", "", made),
                Measured.once("deliveries of the same bytes by 16 clients", "", sent.count()),
                Goal.atMost(1.0 / DUPLICATES));
    }

    private long jobs() throws SQLException {
        return stand.database().count("select count(*) from ingestion_job");
    }

    private LoadResult genuine(Duration duration) throws IOException, InterruptedException {
        List<byte[]> requests = notifications.unique((int) duration.toSeconds() * MOST_A_SECOND);
        return load.run(RequestSource.each(requests), duration).allAnswered(200);
    }

    private LoadResult forged(Duration duration) throws IOException, InterruptedException {
        RequestSource source = RequestSource.around(notifications.forged(CLIENTS), Integer.MAX_VALUE);
        return load.run(source, duration).allAnswered(401);
    }

    private Map<String, String> versions() throws IOException, InterruptedException, SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("PostgreSQL of both", stand.database().version());
        versions.put("peer", pgbench.version());
        return versions;
    }
}
