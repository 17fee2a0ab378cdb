package io.stoa.bench.delivery;

import io.stoa.bench.apple.AppleProcess;
import io.stoa.bench.apple.OfferedPackage;
import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Measured;
import io.stoa.bench.figure.Report;
import io.stoa.bench.ingestion.Ingestion;
import io.stoa.bench.peer.DefaultServlet;
import io.stoa.bench.peer.Nginx;
import io.stoa.bench.process.Cores;
import io.stoa.bench.process.ProcessTree;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.NginxServer;
import io.stoa.server.ServerKind;
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

/**
 * Processor time for each mebibyte of a published asset: WildFly against nginx on the very same file, Payara against the
 * default servlet of Payara Micro on a copy of it, and either behind nginx against nginx alone.
 */
public final class DeliveryBenchmark {

    private static final long SIZE = 64L << 20;
    private static final String ITEM = "6940000001";

    private final Conditions conditions;
    private final Stand stand;
    private final OfferedPackage offered;
    private final Workplace workplace;

    private DeliveryBenchmark(Conditions conditions, Stand stand, OfferedPackage offered, Workplace workplace) {
        this.conditions = conditions;
        this.stand = stand;
        this.offered = offered;
        this.workplace = workplace;
    }

    /** The server sends the bytes. */
    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        return onStand("delivery", conditions, Map.of(), DeliveryBenchmark::streamed);
    }

    /** The nginx before the server sends the bytes, by the file that an operator pastes. */
    public static Report runOffloaded(Conditions conditions) throws IOException, InterruptedException, SQLException {
        Map<String, String> offload = Map.of("stoa.packages.delivery", "x-accel-redirect");
        return onStand("offload", conditions, offload, DeliveryBenchmark::offloaded);
    }

    private static Report onStand(String name, Conditions conditions, Map<String, String> more, Measurement measurement)
            throws IOException, InterruptedException, SQLException {
        Workplace workplace = Workplace.fresh(name + "-" + conditions.server().word());
        try (AppleProcess apple = AppleProcess.start(workplace.folder("apple"))) {
            Map<String, String> configuration = new LinkedHashMap<>(apple.configuration());
            configuration.putAll(more);
            try (Stand stand = Stand.start(conditions.server(), workplace, configuration)) {
                OfferedPackage offered = apple.offer(ITEM, 1, SIZE);
                Ingestion.begin(stand, apple, offered).awaitPublished();
                return measurement.take(new DeliveryBenchmark(conditions, stand, offered, workplace));
            }
        }
    }

    private Report streamed() throws IOException, InterruptedException {
        Path asset = storedAsset();
        Delivered ours = new Delivered(
                "Stoa on " + conditions.server().word(),
                List.of(stand.process()),
                stand.at(offered.pathOfFirstAsset()),
                SIZE);
        return conditions.server() == ServerKind.WILDFLY
                ? againstNginx(ours, asset)
                : againstDefaultServlet(ours, asset);
    }

    private Report againstNginx(Delivered ours, Path asset) throws IOException, InterruptedException {
        String name = "/" + asset.getFileName();
        try (Nginx nginx = Nginx.serving(asset.getParent(), workplace.folder("nginx"), name)) {
            Delivered peer = new Delivered("nginx, sendfile", List.of(nginx.process()), nginx.at(name), SIZE);
            compare(ours, peer);
            return report("delivery", ours, peer, Goal.atLeast(0.6), nginx.command(), Map.of("peer", Nginx.version()));
        }
    }

    private Report againstDefaultServlet(Delivered ours, Path asset) throws IOException, InterruptedException {
        Path micro = Path.of(System.getProperty("stoa.home", ".."), "micro/target/server/payara-micro.jar")
                .toAbsolutePath()
                .normalize();
        try (DefaultServlet servlet = DefaultServlet.serving(asset, micro, workplace.folder("default-servlet"))) {
            Delivered peer =
                    new Delivered("default servlet of Payara Micro", List.of(servlet.process()), servlet.file(), SIZE);
            compare(ours, peer);
            return report("delivery", ours, peer, Goal.atLeast(1.5), servlet.command(), Map.of());
        }
    }

    // what nginx saves is worth nothing when asking the server costs as much: both are counted
    private Report offloaded() throws IOException, InterruptedException {
        Path asset = storedAsset();
        String name = "/" + asset.getFileName();
        try (Nginx nginx = Nginx.serving(asset.getParent(), workplace.folder("nginx"), name);
                NginxServer before = stand.behindNginx()) {
            Delivered ours = new Delivered(
                    "nginx before Stoa on " + conditions.server().word() + ", x-accel-redirect",
                    List.of(stand.process(), ProcessTree.startedByUsWith("-nginx-" + Stand.BEHIND_NGINX)),
                    before.publicUrl().resolve(offered.pathOfFirstAsset()),
                    SIZE);
            Delivered peer = new Delivered("nginx, sendfile", List.of(nginx.process()), nginx.at(name), SIZE);
            compare(ours, peer);
            if (before.sentFiles() == 0) {
                throw new IllegalStateException("The server sent every byte itself: this measures something else.");
            }
            return report("offload", ours, peer, Goal.atLeast(0.75), nginx.command(), Map.of("peer", Nginx.version()));
        }
    }

    private void compare(Delivered ours, Delivered peer) throws IOException, InterruptedException {
        Cores.pin(Stream.of(ours, peer).flatMap(way -> way.processes().stream()).toList());
        Duration warmUp = conditions.warmUp().dividedBy(2);
        ours.cost(warmUp);
        peer.cost(warmUp);
        for (int round = 0; round < conditions.rounds(); round++) {
            peer.round(conditions.round());
            ours.round(conditions.round());
        }
    }

    // cheaper is better, so that the ratio is the peer's cost to ours
    private Report report(
            String name, Delivered ours, Delivered peer, Goal goal, String command, Map<String, String> versions) {
        return new Report(
                name,
                conditions.server().word(),
                List.of(command),
                versions,
                List.of(new Figure("mebibytes for the same processor time", perSecond(ours), perSecond(peer), goal)),
                List.of(
                        "Ranges of 1 MiB of one asset of 64 MiB over 8 connections that stay open; the file is in memory."));
    }

    private static Measured perSecond(Delivered delivered) {
        return new Measured(
                delivered.what(),
                "MiB per second of processor time",
                delivered.costs().stream().map(millis -> 1000 / millis).toList());
    }

    private Path storedAsset() throws IOException {
        try (Stream<Path> files = Files.walk(stand.dataDirectory())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() == SIZE)
                    .findFirst()
                    .orElseThrow(() -> new IOException("No file of the store is the asset."));
        }
    }

    @FunctionalInterface
    private interface Measurement {
        Report take(DeliveryBenchmark benchmark) throws IOException, InterruptedException;
    }
}
