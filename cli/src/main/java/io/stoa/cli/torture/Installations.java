package io.stoa.cli.torture;

import io.stoa.cli.torture.world.Cluster;
import io.stoa.cli.torture.world.World;
import io.stoa.cli.torture.world.WorldBroken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One installation for each seed, started while the one before becomes quiet, which is mostly waiting. */
final class Installations implements AutoCloseable {

    private final Path folder;
    private final Cluster cluster;
    private final Map<Long, CompletableFuture<World>> starting = new HashMap<>();

    Installations(Path folder, Cluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
    }

    Path folder(long seed) {
        return folder.resolve("seed-" + seed);
    }

    /** Starts it beside whatever else goes on; nothing must be killed meanwhile that it shares with others. */
    void prepare(long seed) {
        starting.put(seed, CompletableFuture.supplyAsync(() -> start(seed)));
    }

    /**
     * Waits for the installation of a seed, which the caller closes.
     *
     * @throws WorldBroken it cannot be started
     */
    World take(long seed) throws InterruptedException {
        if (!starting.containsKey(seed)) {
            prepare(seed);
        }
        try {
            return starting.remove(seed).get();
        } catch (ExecutionException stillborn) {
            throw new WorldBroken(stillborn.getCause().getMessage(), stillborn.getCause());
        }
    }

    private World start(long seed) {
        try {
            return World.start(folder(seed), cluster, "seed_" + seed);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the installation cannot be started: " + unusable.getMessage(), unusable);
        }
    }

    /** Ends what was prepared and never taken. */
    @Override
    public void close() {
        starting.values().forEach(prepared -> prepared.thenAccept(World::close)
                .handle((done, stillborn) -> done)
                .join());
    }
}
