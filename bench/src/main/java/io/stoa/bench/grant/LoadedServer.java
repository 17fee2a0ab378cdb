package io.stoa.bench.grant;

import io.stoa.bench.figure.Measured;
import io.stoa.bench.load.LoadResult;
import io.stoa.bench.process.ProcessTree;
import io.stoa.bench.stand.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One kind of request to one server, round by round: how many in a second, and what one costs. */
final class LoadedServer {

    private final String what;
    private final ProcessTree process;
    private final Database database;
    private final List<Double> rates = new ArrayList<>();
    private final List<Long> micros = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();

    LoadedServer(String what, ProcessTree process, Database database) {
        this.what = what;
        this.process = process;
        this.database = database;
    }

    /** A load on the server. */
    @FunctionalInterface
    interface Load {
        LoadResult run(Duration limit) throws IOException, InterruptedException, SQLException;
    }

    /** One round. @throws IllegalStateException when anything was refused */
    void measure(Load load, Duration round) throws IOException, InterruptedException, SQLException {
        long executed = database.statements();
        Duration used = process.processorTime();
        LoadResult answered = load.run(round).allAnswered(200);
        micros.add(process.processorTime().minus(used).toNanos() / 1_000 / answered.count());
        statements.add(
                String.format(Locale.ROOT, "%.1f", (double) (database.statements() - executed) / answered.count()));
        rates.add(answered.rate());
    }

    Measured measured() {
        return new Measured(what, "1/s", rates);
    }

    /** What one request costs, for a reader. */
    String costs() {
        return "For one of " + what + ": microseconds of the server's processor time " + micros
                + ", statements of PostgreSQL, begin and commit among them, " + statements + ".";
    }
}
