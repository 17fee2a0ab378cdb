package io.stoa.bench.license;

import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import io.stoa.bench.figure.Report;
import io.stoa.bench.stand.Conditions;
import io.stoa.server.Postgres;
import io.stoa.server.Workplace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What it costs to look up a licence among ten million against among a hundred thousand. No server is needed. */
public final class LicenseLookupBenchmark {

    private static final long FEW = 100_000;
    private static final long MANY = 10_000_000;
    private static final long SEED = 0x53544F41L;
    private static final double MOST = 1.5;

    private final Conditions conditions;
    private final LicenseTable few;
    private final LicenseTable many;
    private final Random random = new Random(SEED);

    private LicenseLookupBenchmark(Conditions conditions, LicenseTable few, LicenseTable many) {
        this.conditions = conditions;
        this.few = few;
        this.many = many;
    }

    public static Report run(Conditions conditions) throws SQLException {
        Workplace workplace = Workplace.fresh("license-lookups");
        try (Postgres postgres = Postgres.start(workplace);
                LicenseTable few = LicenseTable.with(FEW, postgres);
                LicenseTable many = LicenseTable.with(MANY, postgres)) {
            return new LicenseLookupBenchmark(conditions, few, many).measure();
        }
    }

    private Report measure() throws SQLException {
        List<Figure> figures = new ArrayList<>();
        for (LicenseLookup lookup : LicenseLookup.values()) {
            figures.add(figure(lookup));
        }
        return new Report(
                "license-lookups",
                "postgresql",
                Arrays.stream(LicenseLookup.values()).map(LicenseLookup::sql).toList(),
                Map.of("PostgreSQL", many.connection().getMetaData().getDatabaseProductVersion()),
                figures,
                List.of(
                        "Each look-up is for a random licence of all and has a round trip of its own, as the server's has.",
                        "Table and indexes: " + few.size() + " and " + many.size()
                                + "; shared_buffers are PostgreSQL's "
                                + "default of 128 MB, so that of the many most pages come from the kernel."));
    }

    private Figure figure(LicenseLookup lookup) throws SQLException {
        Duration round = conditions.round().dividedBy(2);
        lookup.cost(few, random, round);
        lookup.cost(many, random, round);
        List<Double> costOfFew = new ArrayList<>();
        List<Double> costOfMany = new ArrayList<>();
        for (int turn = 0; turn < conditions.rounds(); turn++) {
            costOfFew.add(lookup.cost(few, random, round));
            costOfMany.add(lookup.cost(many, random, round));
        }
        return new Figure(
                lookup.toString(),
                new Measured("one look-up among " + MANY + " licences", "µs", costOfMany),
                new Measured("the same among " + FEW, "µs", costOfFew),
                Goal.atMost(MOST));
    }
}
