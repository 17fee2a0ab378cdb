package io.stoa.admin.view;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.ingestion.Claim;
import io.stoa.ingestion.IngestionId;
import io.stoa.ingestion.IngestionJob;
import io.stoa.ingestion.IngestionJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ingestion jobs in memory, to be looked at only. */
final class Jobs implements IngestionJobs {

    private final List<IngestionJob> jobs = new ArrayList<>();
    private int asked;

    void holds(IngestionJob job) {
        jobs.add(job);
    }

    void clear() {
        jobs.clear();
        asked = 0;
    }

    /** How many were asked for, over all questions. */
    int asked() {
        return asked;
    }

    @Override
    public List<IngestionJob> newest(int limit) {
        asked += limit;
        return jobs.stream().limit(limit).toList();
    }

    @Override
    public List<IngestionJob> before(IngestionId id, int limit) {
        throw onlyLookedAt();
    }

    @Override
    public void add(IngestionJob job) {
        throw onlyLookedAt();
    }

    @Override
    public void addHandIn(IngestionJob job) {
        throw onlyLookedAt();
    }

    @Override
    public Optional<IngestionJob> lockOpenHandIn(PackageId packageId) {
        throw onlyLookedAt();
    }

    @Override
    public Optional<IngestionJob> find(IngestionId id) {
        throw onlyLookedAt();
    }

    @Override
    public Optional<IngestionJob> lockAnnounced(PackageVersionId announcedVersion) {
        throw onlyLookedAt();
    }

    @Override
    public Optional<Claim> claim(IngestionId id, Duration lease) {
        throw onlyLookedAt();
    }

    @Override
    public Optional<IngestionJob> lockHeld(Claim claim) {
        throw onlyLookedAt();
    }

    @Override
    public List<IngestionId> due(int limit) {
        throw onlyLookedAt();
    }

    @Override
    public Instant now() {
        throw onlyLookedAt();
    }

    private static UnsupportedOperationException onlyLookedAt() {
        return new UnsupportedOperationException("the console only looks at the newest jobs");
    }
}
