package io.stoa.bench.ingestion;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.apple.OfferedPackage;
import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import io.stoa.bench.figure.Report;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.ServerKind;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Kills the server when nine tenths of an asset of 1 GiB are there, and counts what is fetched again afterwards. Bytes are
 * counted and not timed, so that once is enough.
 */
public final class ResumeBenchmark {

    private static final long GIBIBYTE = 1L << 30;
    private static final double MEBIBYTE = 1 << 20;
    private static final long KILL_AT = GIBIBYTE / 10 * 9;
    private static final String ITEM = "6930000000";
    private static final double MOST_AGAIN = 0.02;

    private ResumeBenchmark() {}

    public static Report run(Conditions conditions) throws IOException, SQLException {
        if (conditions.server() != ServerKind.PAYARA_MICRO) {
            throw new IllegalArgumentException("Only the embedded default is killed and started on its own database.");
        }
        Workplace workplace = Workplace.fresh("resume-" + conditions.server().word());
        try (AppleProcess apple = AppleProcess.start(workplace.folder("apple"));
                Stand stand = Stand.start(conditions.server(), workplace, apple.configuration())) {
            OfferedPackage offered = apple.offer(ITEM, 1, GIBIBYTE);
            long again = fetchedAgain(stand, apple, offered);
            return report(conditions, stand, again);
        }
    }

    private static long fetchedAgain(Stand stand, AppleProcess apple, OfferedPackage offered)
            throws IOException, SQLException {
        long before = apple.sentBytes();
        Ingestion ingestion = Ingestion.begin(stand, apple, offered);
        ingestion.awaitSent(before, KILL_AT);
        stand.killAndRestart();
        ingestion.awaitPublished();
        return Math.max(0, apple.sentBytes() - before - offered.size());
    }

    private static Report report(Conditions conditions, Stand stand, long again) throws SQLException {
        return new Report(
                "resume",
                conditions.server().word(),
                List.of("kill -9 of the server's process at " + KILL_AT + " of " + GIBIBYTE + " bytes sent"),
                Map.of("PostgreSQL", stand.database().version()),
                List.of(new Figure(
                        "fetched again after a kill at 90 %",
                        Measured.once(
                                "bytes App Store Connect sent beyond the asset's, heads included",
                                "MiB",
                                again / MEBIBYTE),
                        Measured.once("bytes of the asset", "MiB", GIBIBYTE / MEBIBYTE),
                        Goal.atMost(MOST_AGAIN))),
                List.of("What was in the kernel's buffers when the server died counts as fetched again."));
    }
}
