package io.stoa.ingestion.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stoa.ingestion.IngestionJob;
import io.stoa.packagestore.Staging;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is staged stays as long as somebody may go on with it, and no longer. */
class StagingSweepTest {

    private final IngestionFloor floor = new IngestionFloor();
    private final Set<String> staged = new TreeSet<>();

    @Test
    void shouldKeepWhatAnIngestionMayStillGoOnWith() {
        IngestionJob requested = floor.announced();
        IngestionJob fetching = floor.handedIn();
        floor.claim(fetching);
        IngestionJob waiting = floor.handedIn();
        floor.claim(waiting);
        waiting.retryAt(IngestionFloor.NOON, new RetryableFailure(FailureCode.NO_SPACE, "Full."), IngestionFloor.NOON);

        assertEquals(Set.of(), sweptOf(requested, fetching, waiting));
    }

    @Test
    void shouldClearAwayWhatEndedIngestionsLeft() {
        IngestionJob published = floor.announced();
        floor.claim(published);
        published.published(IngestionFloor.KITE, published.packageId().orElseThrow(), IngestionFloor.NOON);
        IngestionJob rejected = floor.handedIn();
        floor.claim(rejected);
        rejected.rejected(new PackageRejected(FailureCode.PACKAGE_REFUSED, "No."), IngestionFloor.NOON);

        assertEquals(Set.of(published.id().value(), rejected.id().value()), sweptOf(published, rejected));
    }

    @Test
    void shouldClearAwayWhatNobodyKnows() {
        staged.add("unknown");

        assertEquals(Set.of("unknown"), sweptOf());
    }

    private Set<String> sweptOf(IngestionJob... jobs) {
        for (IngestionJob job : jobs) {
            staged.add(job.id().value());
        }
        Set<String> swept = new TreeSet<>(staged);
        StagingSweep sweep = new StagingSweep();
        sweep.jobs = floor.rows;
        sweep.staging = new Folders();
        sweep.sweep();
        swept.removeAll(staged);
        return swept;
    }

    private final class Folders implements Staging {

        @Override
        public Set<String> ingestions() {
            return Set.copyOf(staged);
        }

        @Override
        public void discard(String ingestion) {
            staged.remove(ingestion);
        }
    }
}
