package io.stoa.ingestion.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.Announcement;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import io.stoa.ingestion.IngestionQueue;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Asks for a package version to be taken in. The row is written first; the queue is rung when it is committed. */
@Stateless
public class IngestionRequests {

    @Inject
    IngestionJobs jobs;

    @Inject
    IngestionQueue queue;

    /**
     * A version that was announced. Announced again, it is the same job.
     *
     * @return the job, locked, with all that was announced of the version until now
     */
    public IngestionJob announced(Announcement announcement) {
        Optional<IngestionJob> known = jobs.lockAnnounced(announcement.packageVersionId());
        known.ifPresent(job -> job.announcedAgain(announcement));
        return known.orElseGet(() -> added(new IngestionJob(announcement, jobs.now())));
    }

    /** A version that was found and that nobody announced. It admits nothing; known already, it is the same job. */
    public void found(AppleItemId app, PackageId packageId, PackageVersionId version) {
        if (jobs.lockAnnounced(version).isEmpty()) {
            added(IngestionJob.found(app, packageId, version, jobs.now()));
        }
    }

    /**
     * A package handed in by its id: its newest completed version is taken. Handed in again while that is going on, it
     * is the same job, admitted at the later moment: a withdrawal between the two does not stand.
     */
    public IngestionId handedIn(PackageId packageId) {
        return handedIn(packageId, jobs.now());
    }

    /** @param at when it was handed in: from then on it is admitted */
    public IngestionId handedIn(PackageId packageId, Instant at) {
        Optional<IngestionJob> open = jobs.lockOpenHandIn(packageId);
        open.ifPresent(job -> job.admittedAgain(at));
        return open.orElseGet(() -> addedHandIn(packageId, at)).id();
    }

    private IngestionJob addedHandIn(PackageId packageId, Instant at) {
        IngestionJob job = new IngestionJob(packageId, at);
        jobs.addHandIn(job);
        queue.ring(job.id());
        return job;
    }

    private IngestionJob added(IngestionJob job) {
        jobs.add(job);
        queue.ring(job.id());
        return job;
    }
}
