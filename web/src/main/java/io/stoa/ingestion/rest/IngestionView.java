package io.stoa.ingestion.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.Progress;
import java.time.Instant;
import java.util.Optional;

/** An ingestion as the API shows it; {@code bytesTotal} is 0 until the manifest was read. */
public record IngestionView(
        String id,
        String state,
        String phase,
        Optional<PackageId> alternativeDistributionPackageId,
        Optional<PackageVersionId> alternativeDistributionPackageVersionId,
        Optional<AppleItemId> appleItemId,
        Instant requestedAt,
        Instant changedAt,
        int attempts,
        Optional<Instant> nextTryAt,
        Progress progress,
        Optional<Failure> failure) {

    /** Why it was refused or put back. */
    public record Failure(String code, String sentence) {}

    static IngestionView of(IngestionJob job) {
        return new IngestionView(
                job.id().value(),
                job.state().name(),
                job.phase().name(),
                job.packageId(),
                job.packageVersionId(),
                job.appleItemId(),
                job.requestedAt(),
                job.changedAt(),
                job.attempts(),
                job.nextTryAt(),
                job.progress(),
                job.failureCode()
                        .map(code ->
                                new Failure(code.slug(), job.failureSentence().orElse(""))));
    }
}
