package io.stoa.admin.view;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionState;
import io.stoa.ingestion.Progress;
import io.stoa.storefront.DisplayText;
import java.util.Optional;

/**
 * An ingestion as the console shows it.
 *
 * @param packageVersion empty until a package handed in by its id is resolved to a version
 * @param state          a key of the console's texts
 * @param phase          a key of the console's texts
 * @param failure        what went wrong last, and what to do
 */
public record IngestionRow(
        Moment requested,
        Optional<PackageVersionId> packageVersion,
        Optional<AppleItemId> app,
        String state,
        String phase,
        Progress progress,
        Optional<String> failure,
        Optional<Moment> nextTry) {

    static IngestionRow of(IngestionJob job) {
        return new IngestionRow(
                Moment.of(job.requestedAt()),
                job.packageVersionId(),
                job.appleItemId(),
                job.state().name(),
                job.phase().name(),
                job.progress(),
                job.failureSentence().map(DisplayText::line),
                job.nextTryAt().map(Moment::of));
    }

    /** Whether a worker is at it, so that the phase and the progress say something. */
    public boolean isRunning() {
        return state.equals(IngestionState.FETCHING.name());
    }

    /** Whether the manifest is known, and with it how much there is to do. */
    public boolean isMeasured() {
        return progress.assetsTotal() > 0;
    }

    public String bytesDone() {
        return ByteCount.words(progress.bytesDone());
    }

    public String bytesTotal() {
        return ByteCount.words(progress.bytesTotal());
    }
}
