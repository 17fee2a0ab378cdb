package io.stoa.bench.license;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.apple.OfferedPackage;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Report;
import io.stoa.bench.ingestion.Ingestion;
import io.stoa.bench.load.HttpLoad;
import io.stoa.bench.load.LoadResult;
import io.stoa.bench.load.RequestSource;
import io.stoa.bench.peer.OpensslSpeed;
import io.stoa.bench.peer.Pgbench;
import io.stoa.bench.peer.PgbenchScript;
import io.stoa.bench.process.Cores;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.ServerKind;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Licences for 16 devices at a time, each a new one, against upserts of a licence row by 16 clients. */
public final class LicenseBenchmark {

    private static final int CLIENTS = 16;
    private static final String ITEM = "6950000001";
    private static final long ASSET_SIZE = 1 << 20;
    /** More than RSA lets any core of today answer in a second; the load ends earlier when they run out. */
    private static final int MOST_A_SECOND = 1_500;

    /** Enough to have everything compiled; to make a request takes about a tenth of what it takes to answer it. */
    private static final int MOST_AT_ONCE = 20_000;

    private final Conditions conditions;
    private final Stand stand;
    private final LicenseRequestSource requests;
    private final HttpLoad load;
    private final Pgbench pgbench;
    private final List<String> processorTime = new ArrayList<>();

    private LicenseBenchmark(Conditions conditions, Stand stand, OfferedPackage app, Workplace workplace)
            throws IOException {
        this.conditions = conditions;
        this.stand = stand;
        this.requests = new LicenseRequestSource(stand, app);
        this.load = new HttpLoad(stand.at("/"), CLIENTS);
        this.pgbench = Pgbench.of(
                PgbenchScript.LICENSE_UPSERT,
                workplace.folder("pgbench"),
                stand.database().port(),
                CLIENTS);
    }

    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        Workplace workplace = Workplace.fresh("licenses-" + conditions.server().word());
        try (AppleProcess apple = AppleProcess.start(workplace.folder("apple"));
                Stand stand = Stand.start(conditions.server(), workplace, apple.configuration())) {
            OfferedPackage app = apple.offer(ITEM, 1, ASSET_SIZE);
            Ingestion.begin(stand, apple, app).awaitPublished();
            return new LicenseBenchmark(conditions, stand, app, workplace).measure();
        }
    }

    private Report measure() throws IOException, InterruptedException, SQLException {
        stand.database().execute(PgbenchScript.LICENSE_UPSERT.table());
        warmUp();
        Cores.pin(List.of(stand.process()));
        LicenseRounds rounds = rounds();
        return new Report(
                "licenses",
                conditions.server().word(),
                List.of(
                        pgbench.command(conditions.round()).toString(),
                        OpensslSpeed.RSA_3072.command(conditions.round()).toString()),
                versions(),
                rounds.figures(Goal.atLeast(conditions.server() == ServerKind.WILDFLY ? 0.20 : 0.10)),
                List.of(
                        "One core for the server and for openssl, the other for the generators; PostgreSQL on both.",
                        "Each licence is for one app and a device without an account that was never seen before.",
                        "Processor time of the server for a licence, RSA included, microseconds: " + processorTime));
    }

    // on all cores: on one, what is compiled and what is answered would wait for each other
    private void warmUp() throws IOException, InterruptedException, SQLException {
        licenses(conditions.warmUp());
        pgbench.rate(Duration.ofSeconds(2));
    }

    private LicenseRounds rounds() throws IOException, InterruptedException, SQLException {
        LicenseRounds rounds = new LicenseRounds(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < conditions.rounds(); round++) {
            rounds.upserts().add(pgbench.rate(conditions.round()));
            rounds.rsa().add(OpensslSpeed.RSA_3072.rate(conditions.round()));
            Duration before = stand.process().processorTime();
            LoadResult answered = licenses(conditions.round());
            Duration used = stand.process().processorTime().minus(before);
            rounds.licenses().add(answered.rate());
            processorTime.add(String.valueOf(used.toNanos() / 1_000 / answered.count()));
        }
        return rounds;
    }

    // a refusal of all apps is answered with 200 as well: the rows tell
    private LoadResult licenses(Duration duration) throws IOException, InterruptedException, SQLException {
        List<byte[]> fresh = requests.fresh(Math.min(MOST_AT_ONCE, (int) duration.toSeconds() * MOST_A_SECOND));
        long before = rows();
        LoadResult answered = load.run(RequestSource.each(fresh), duration).allAnswered(200);
        long made = rows() - before;
        if (made != answered.count()) {
            throw new IllegalStateException(answered.count() + " answers brought " + made + " licences.");
        }
        return answered;
    }

    private long rows() throws SQLException {
        return stand.database().count("select count(*) from license");
    }

    private Map<String, String> versions() throws IOException, InterruptedException, SQLException {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("PostgreSQL of both", stand.database().version());
        versions.put("peer", pgbench.version());
        versions.put("limit", OpensslSpeed.version());
        return versions;
    }
}
