package io.stoa.packagestore.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.VerifiedPackage.HeldAsset;
import io.stoa.connect.AssetLink;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetVerifier;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.packagestore.StagedPackage;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Gets the assets of a package, a few at a time. The first failure stops the rest: the job is tried again as a whole. */
@ApplicationScoped
public class AssetDownloads {

    /** An asset of the manifest, with where App Store Connect has it. */
    record Order(Asset asset, AssetLink link) {}

    /** Where the bytes go, and who judges and counts them. */
    record Place(AppleItemId app, StagedPackage staged, AssetVerifier verifier, AssemblyProgress progress) {

        void refuseWhenAbandoned() {
            if (progress.isAbandoned()) {
                throw new RetryableFailure(
                        FailureCode.LEASE_LOST, "The ingestion was taken over or has failed elsewhere.");
            }
        }
    }

    @Inject
    AssetDownload download;

    @Inject
    PackageSettings settings;

    @Resource
    ManagedThreadFactory threads;

    private ExecutorService pool;

    @PostConstruct
    void open() {
        // a pool of its own: a worker waits for it, so it must not be the pool the worker runs in
        pool = Executors.newFixedThreadPool(settings.parallelDownloads(), threads);
    }

    @PreDestroy
    void close() {
        // what had not begun would otherwise be waited for by its job without an end
        pool.shutdownNow().forEach(task -> ((Future<?>) task).cancel(true));
    }

    List<HeldAsset> carryOut(List<Order> orders, Place place) {
        List<Future<HeldAsset>> running = orders.stream()
                .map(order -> pool.submit(() -> carryOut(order, place)))
                .toList();
        List<HeldAsset> held = new ArrayList<>();
        List<RuntimeException> failures = new ArrayList<>();
        // every one is waited for: what still writes must have ended before its staging folder is taken away
        for (Future<HeldAsset> asset : running) {
            try {
                held.add(resultOf(asset));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw causeOf(failures);
        }
        return held;
    }

    private HeldAsset carryOut(Order order, Place place) {
        boolean done = false;
        try {
            HeldAsset held = download.carryOut(order, place);
            done = true;
            return held;
        } finally {
            if (!done) {
                place.progress().abandon();
            }
        }
    }

    // those that stopped because another had failed say nothing new
    private static RuntimeException causeOf(List<RuntimeException> failures) {
        return failures.stream()
                .filter(failure -> !(failure instanceof MarketplaceException designed)
                        || designed.code() != FailureCode.LEASE_LOST)
                .findFirst()
                .orElse(failures.get(0));
    }

    private static HeldAsset resultOf(Future<HeldAsset> asset) {
        try {
            return asset.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw stopping(stopped);
        } catch (CancellationException stopped) {
            throw stopping(stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof MarketplaceException designed) {
                throw designed;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static RetryableFailure stopping(Exception cause) {
        return new RetryableFailure(FailureCode.DOWNLOAD_INTERRUPTED, "The server is stopping.", cause);
    }
}
