package io.stoa.bench.delivery;

import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Report;
import io.stoa.bench.peer.DefaultServlet;
import io.stoa.bench.peer.Nginx;
import io.stoa.bench.stand.Conditions;
import io.stoa.server.ServerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Processor time for each mebibyte that the server sends itself: WildFly against nginx on the very same file, Payara against
 * the default servlet of Payara Micro on a copy of it.
 */
public final class DeliveryBenchmark {

    private static final String NAME = "delivery";

    private final PublishedAsset asset;
    private final Delivered ours;

    private DeliveryBenchmark(PublishedAsset asset) {
        this.asset = asset;
        this.ours = new Delivered(
                "Stoa on " + asset.conditions().server().word(),
                List.of(asset.stand().process()),
                asset.stand().at(asset.offered().pathOfFirstAsset()),
                PublishedAsset.SIZE);
    }

    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        return PublishedAsset.measure(
                NAME, conditions, Map.of(), asset -> new DeliveryBenchmark(asset).againstPeer(conditions.server()));
    }

    private Report againstPeer(ServerKind server) throws IOException, InterruptedException {
        return server == ServerKind.WILDFLY ? againstNginx() : againstDefaultServlet();
    }

    private Report againstNginx() throws IOException, InterruptedException {
        Path file = asset.file();
        String name = "/" + file.getFileName();
        try (Nginx nginx = Nginx.serving(file.getParent(), asset.workplace().folder("nginx"), name)) {
            Delivered peer =
                    new Delivered("nginx, sendfile", List.of(nginx.process()), nginx.at(name), PublishedAsset.SIZE);
            return compare(peer, Goal.atLeast(0.6), nginx.command(), Map.of("peer", Nginx.version()));
        }
    }

    private Report againstDefaultServlet() throws IOException, InterruptedException {
        Path micro = Path.of(System.getProperty("stoa.home", ".."), "micro/target/server/payara-micro.jar")
                .toAbsolutePath()
                .normalize();
        Path place = asset.workplace().folder("default-servlet");
        try (DefaultServlet servlet = DefaultServlet.serving(asset.file(), micro, place)) {
            Delivered peer = new Delivered(
                    "default servlet of Payara Micro", List.of(servlet.process()), servlet.file(), PublishedAsset.SIZE);
            return compare(peer, Goal.atLeast(1.5), servlet.command(), Map.of());
        }
    }

    private Report compare(Delivered peer, Goal goal, String command, Map<String, String> versions)
            throws IOException, InterruptedException {
        asset.takeTurns(ours, peer);
        return asset.report(NAME, List.of(PublishedAsset.figure(ours, peer, goal)), command, versions);
    }
}
