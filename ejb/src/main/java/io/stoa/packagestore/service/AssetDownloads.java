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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Gets the assets of packages, a few at a time and in turns. The first failure stops the rest of its package: that is
 * tried again, and goes on with what came.
 */
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

    private DownloadTurns<Download> turns;
    private ExecutorService pool;

    /** One asset's download, which makes room for the next when it ends, however it ends. */
    private final class Download extends FutureTask<HeldAsset> {

        Download(Order order, Place place) {
            super(() -> carryOut(order, place));
        }

        @Override
        protected void done() {
            turns.done(this);
            begin();
        }
    }

    @PostConstruct
    void open() {
        DownloadTurns.Limits limits = settings.downloadLimits();
        turns = new DownloadTurns<>(limits);
        // a pool of its own: a worker waits for it, so it must not be the pool the worker runs in
        pool = Executors.newFixedThreadPool(limits.total(), threads);
    }

    @PreDestroy
    void close() {
        // what had not begun would otherwise be waited for by its job without an end
        turns.clear().forEach(download -> download.cancel(false));
        pool.shutdownNow().forEach(download -> ((Future<?>) download).cancel(false));
    }

    private void begin() {
        for (Optional<Download> next = turns.next(); next.isPresent(); next = turns.next()) {
            begin(next.get());
        }
    }

    private void begin(Download download) {
        try {
            pool.execute(download);
        } catch (RejectedExecutionException stopping) {
            download.cancel(false);
        }
    }

    List<HeldAsset> carryOut(List<Order> orders, Place place) {
        List<DownloadTurns.Waiting<Download>> all = orders.stream()
                .map(order -> new DownloadTurns.Waiting<>(
                        String.valueOf(order.link().url().getHost()), new Download(order, place)))
                .toList();
        turns.add(all);
        begin();
        return resultsOf(all.stream().map(DownloadTurns.Waiting::work).toList());
    }

    private static List<HeldAsset> resultsOf(List<Download> running) {
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
