package io.stoa.bench.delivery;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.apple.OfferedPackage;
import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Report;
import io.stoa.bench.ingestion.Ingestion;
import io.stoa.bench.process.Cores;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An asset of 64 MiB that was taken in and published, and who delivers it by turns. */
record PublishedAsset(Conditions conditions, Workplace workplace, Stand stand, OfferedPackage offered) {

    static final long SIZE = 64L << 20;

    private static final String ITEM = "6940000001";

    /**
     * Publishes one and measures.
     *
     * @param name          of the benchmark
     * @param configuration of the server, beside what leads it to App Store Connect
     */
    static Report measure(
            String name, Conditions conditions, Map<String, String> configuration, Measurement measurement)
            throws IOException, InterruptedException, SQLException {
        Workplace workplace = Workplace.fresh(name + "-" + conditions.server().word());
        try (AppleProcess apple = AppleProcess.start(workplace.folder("apple"))) {
            Map<String, String> whole = new LinkedHashMap<>(apple.configuration());
            whole.putAll(configuration);
            try (Stand stand = Stand.start(conditions.server(), workplace, whole)) {
                OfferedPackage offered = apple.offer(ITEM, 1, SIZE);
                Ingestion.begin(stand, apple, offered).awaitPublished();
                return measurement.take(new PublishedAsset(conditions, workplace, stand, offered));
            }
        }
    }

    /** What is measured on it. */
    @FunctionalInterface
    interface Measurement {
        Report take(PublishedAsset asset) throws IOException, InterruptedException;
    }

    /** Its file in the store. */
    Path file() throws IOException {
        try (Stream<Path> files = Files.walk(stand.dataDirectory())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() == SIZE)
                    .findFirst()
                    .orElseThrow(() -> new IOException("No file of the store is the asset."));
        }
    }

    /** The two deliver by turns, all their processes on one core, after both have warmed up. */
    void takeTurns(Delivered ours, Delivered peer) throws IOException, InterruptedException {
        Cores.pin(Stream.of(ours, peer).flatMap(way -> way.processes().stream()).toList());
        Duration warmUp = conditions.warmUp().dividedBy(2);
        ours.deliver(warmUp);
        peer.deliver(warmUp);
        for (int round = 0; round < conditions.rounds(); round++) {
            peer.round(conditions.round());
            ours.round(conditions.round());
        }
    }

    static Figure figure(Delivered ours, Delivered peer, Goal goal) {
        return new Figure(
                "mebibytes for the same processor time", ours.mebibytesPerSecond(), peer.mebibytesPerSecond(), goal);
    }

    Report report(String name, List<Figure> figures, String command, Map<String, String> versions) {
        return new Report(
                name,
                conditions.server().word(),
                List.of(command),
                versions,
                figures,
                List.of(
                        "Ranges of 1 MiB of one asset of 64 MiB over 8 connections that stay open; the file is in memory."));
    }
}
