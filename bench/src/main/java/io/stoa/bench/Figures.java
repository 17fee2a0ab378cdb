package io.stoa.bench;

import io.stoa.bench.delivery.DeliveryBenchmark;
import io.stoa.bench.delivery.OffloadBenchmark;
import io.stoa.bench.figure.Report;
import io.stoa.bench.grant.RefreshBenchmark;
import io.stoa.bench.grant.TokenExchangeBenchmark;
import io.stoa.bench.ingestion.IngestionBenchmark;
import io.stoa.bench.ingestion.ResumeBenchmark;
import io.stoa.bench.license.LicenseBenchmark;
import io.stoa.bench.license.LicenseLookupBenchmark;
import io.stoa.bench.notification.NotificationBenchmark;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.token.InstallTokenBenchmark;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;

/** The figures that can be asked for. */
enum Figures {
    NOTIFICATIONS(NotificationBenchmark::run),
    INGESTION(IngestionBenchmark::run),
    RESUME(ResumeBenchmark::run),
    DELIVERY(DeliveryBenchmark::run),
    OFFLOAD(OffloadBenchmark::run),
    LICENSES(LicenseBenchmark::run),
    LICENSE_LOOKUPS(LicenseLookupBenchmark::run),
    INSTALL_TOKENS(InstallTokenBenchmark::run),
    TOKENS(TokenExchangeBenchmark::run),
    REFRESH(RefreshBenchmark::run);

    private final Benchmark benchmark;

    Figures(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    Report take(Conditions conditions) throws IOException, InterruptedException, SQLException {
        return benchmark.run(conditions);
    }

    /** As a person types it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @FunctionalInterface
    private interface Benchmark {
        Report run(Conditions conditions) throws IOException, InterruptedException, SQLException;
    }
}
