package io.stoa.bench.delivery;

import io.stoa.bench.figure.Figure;
import io.stoa.bench.figure.Goal;
import io.stoa.bench.figure.Report;
import io.stoa.bench.peer.Nginx;
import io.stoa.bench.process.ProcessTree;
import io.stoa.bench.stand.Conditions;
import io.stoa.bench.stand.Stand;
import io.stoa.server.NginxServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Processor time for each mebibyte that the nginx before Stoa sends, by the file that an operator pastes, against nginx alone
 * on the very same file. What nginx saves is worth little when asking Stoa costs as much: its own time and both are told.
 */
public final class OffloadBenchmark {

    private static final String NAME = "offload";
    private static final Goal GOAL = Goal.atLeast(0.75);
    private static final int NGINX = 1;

    private OffloadBenchmark() {}

    public static Report run(Conditions conditions) throws IOException, InterruptedException, SQLException {
        return PublishedAsset.measure(
                NAME, conditions, Map.of("stoa.packages.delivery", "x-accel-redirect"), OffloadBenchmark::againstNginx);
    }

    private static Report againstNginx(PublishedAsset asset) throws IOException, InterruptedException {
        Path file = asset.file();
        String name = "/" + file.getFileName();
        try (Nginx nginx = Nginx.serving(file.getParent(), asset.workplace().folder("nginx"), name);
                NginxServer before = asset.stand().behindNginx()) {
            Delivered ours = new Delivered(
                    "nginx and Stoa on " + asset.conditions().server().word() + ", x-accel-redirect",
                    List.of(asset.stand().process(), ProcessTree.startedByUsWith("-nginx-" + Stand.BEHIND_NGINX)),
                    before.publicUrl().resolve(asset.offered().pathOfFirstAsset()),
                    PublishedAsset.SIZE);
            Delivered peer =
                    new Delivered("nginx, sendfile", List.of(nginx.process()), nginx.at(name), PublishedAsset.SIZE);
            asset.takeTurns(ours, peer);
            if (before.sentFiles() == 0) {
                throw new IllegalStateException("The server sent every byte itself: this measures something else.");
            }
            return asset.report(NAME, figures(ours, peer), nginx.command(), Map.of("peer", Nginx.version()));
        }
    }

    private static List<Figure> figures(Delivered ours, Delivered peer) {
        Figure nginxAlone = new Figure(
                "mebibytes for the same processor time of nginx",
                ours.mebibytesPerSecond(NGINX, "nginx before Stoa, x-accel-redirect"),
                peer.mebibytesPerSecond(),
                GOAL);
        return List.of(nginxAlone, PublishedAsset.figure(ours, peer, GOAL));
    }
}
