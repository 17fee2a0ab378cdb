package io.stoa.bench.ingestion;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.apple.AssetUrls;
import io.stoa.bench.apple.OfferedPackage;
import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import io.stoa.bench.figure.Report;
import io.stoa.bench.peer.CurlPipeline;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 1 GiB in 40 assets taken in, from the notification to its being published, against curl on the same addresses with as many
 * downloads at a time. A first package warms the server and is watched for its heap; each round takes another.
 */
public final class IngestionBenchmark {

    private static final int ASSETS = 40;
    private static final long GIBIBYTE = 1L << 30;
    private static final long ASSET_SIZE = (GIBIBYTE + ASSETS - 1) / ASSETS;
    private static final double MEBIBYTE = 1 << 20;
    private static final long FIRST_ITEM = 6_920_000_000L;
    private static final int PARALLEL = 4;

    /** As a loop of a shell does it. */
    private static final int AT_A_TIME = 1;

    private static final int MOST_ROUNDS = 3;
    private static final double MOST_HEAP_GROWTH = 32;

    /** Heads of the answers, links and the package's zip: as much as a thousandth of the assets. */
    private static final double WITH_HEADS = 1.001;

    private final Conditions conditions;
    private final Stand stand;
    private final AppleProcess apple;
    private final CurlPipeline curl;
    private final Path list;
    private int offered;

    private IngestionBenchmark(Conditions conditions, Stand stand, AppleProcess apple, Workplace workplace) {
        this.conditions = conditions;
        this.stand = stand;
        this.apple = apple;
        this.curl = new CurlPipeline(workplace.folder("curl"), AT_A_TIME);
        this.list = workplace.folder("curl").resolve("assets.txt");
    }

    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        Workplace workplace = Workplace.fresh("ingestion-" + conditions.server().word());
        try (AppleProcess apple = AppleProcess.start(workplace.folder("apple"))) {
            Map<String, String> configuration = new LinkedHashMap<>(apple.configuration());
            configuration.put("stoa.packages.parallel-downloads", String.valueOf(PARALLEL));
            try (Stand stand = Stand.start(conditions.server(), workplace, configuration)) {
                return new IngestionBenchmark(conditions, stand, apple, workplace).measure();
            }
        }
    }

    private Report measure() throws IOException, InterruptedException, SQLException {
        Figure heap = heapGrowth();
        List<Figure> figures = new ArrayList<>(times());
        figures.add(heap);
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("PostgreSQL", stand.database().version());
        versions.put("peer", curl.version());
        return new Report(
                "ingestion",
                conditions.server().word(),
                List.of(curl.command(list).toString()),
                versions,
                figures,
                List.of(
                        "40 assets of " + ASSET_SIZE + " bytes; Stoa downloads " + PARALLEL
                                + " at a time, the pipeline " + AT_A_TIME + ", whose three programs share the cores.",
                        "Stoa also checks the signature and every digest of the manifest, syncs each file to the disk and"
                                + " publishes; the pipeline does none of it."));
    }

    private OfferedPackage nextPackage() throws IOException {
        return apple.offer(String.valueOf(FIRST_ITEM + offered++), ASSETS, ASSET_SIZE);
    }

    // not one of the rounds: looking at a heap stops the server each time
    private Figure heapGrowth() throws IOException, InterruptedException {
        OfferedPackage first = nextPackage();
        HeapWatch watch = new HeapWatch(stand.process().root());
        long growth =
                watch.growthDuring(() -> Ingestion.begin(stand, apple, first).awaitPublished());
        return new Figure(
                "heap growth",
                Measured.once("most bytes alive during an ingestion, less those before", "MiB", growth / MEBIBYTE),
                Measured.once("permitted", "MiB", MOST_HEAP_GROWTH),
                Goal.atMost(1));
    }

    private List<Figure> times() throws IOException, InterruptedException, SQLException {
        List<Double> ours = new ArrayList<>();
        List<Double> pipeline = new ArrayList<>();
        List<Double> sent = new ArrayList<>();
        List<Double> sizes = new ArrayList<>();
        AssetUrls urls = new AssetUrls(apple.configuration(), Clock.systemUTC());
        for (int round = 0; round < Math.min(MOST_ROUNDS, conditions.rounds()); round++) {
            OfferedPackage next = nextPackage();
            pipeline.add(curl.run(urls.of(next)).toMillis() / 1e3);
            long before = apple.sentBytes();
            ours.add(Ingestion.begin(stand, apple, next).awaitPublished().toMillis() / 1e3);
            sent.add((apple.sentBytes() - before) / MEBIBYTE);
            sizes.add(next.size() / MEBIBYTE);
        }
        return List.of(
                new Figure(
                        "wall time of 1 GiB",
                        new Measured("from notification to publication", "s", ours),
                        new Measured("curl | tee | sha256sum", "s", pipeline),
                        Goal.atMost(0.65)),
                new Figure(
                        "bytes read",
                        new Measured("bytes App Store Connect sent, heads included", "MiB", sent),
                        new Measured("bytes of the assets", "MiB", sizes),
                        Goal.atMost(WITH_HEADS)));
    }
}
