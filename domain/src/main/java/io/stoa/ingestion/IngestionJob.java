package io.stoa.ingestion;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.catalog.Publication;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** The letter: one package version to be taken in, from the request to published or rejected. */
@Entity
@Table(name = "ingestion_job")
public class IngestionJob {

    @Id
    private String id;

    @Column(name = "announced_version", unique = true)
    private String announcedVersion;

    // the package while its job is open; the unique key lets it be handed in once at a time
    @Column(name = "open_hand_in", unique = true)
    private String openHandIn;

    @Column(name = "package_version_id")
    private String packageVersionId;

    @Column(name = "package_id")
    private String packageId;

    @Column(name = "apple_item_id")
    private Long appleItemId;

    @Column(name = "announced_at")
    private Instant announcedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private IngestionState state = IngestionState.REQUESTED;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private IngestionPhase phase = IngestionPhase.WAITING;

    @Column(name = "requested_at", nullable = false)
    private Instant requestedAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(nullable = false)
    private int attempts;

    @Column(nullable = false)
    private long fence;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    @Column(name = "bytes_total", nullable = false)
    private long bytesTotal;

    @Column(name = "bytes_done", nullable = false)
    private long bytesDone;

    @Column(name = "assets_total", nullable = false)
    private int assetsTotal;

    @Column(name = "assets_done", nullable = false)
    private int assetsDone;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_code")
    private FailureCode failureCode;

    @Column(name = "failure_sentence")
    private String failureSentence;

    @Version
    private long version;

    protected IngestionJob() {}

    /** A job for a version that was announced; a second announcement of the same version is the same job. */
    public IngestionJob(Announcement announcement, Instant at) {
        this(at);
        announcedAgain(announcement);
        this.announcedVersion = announcement.packageVersionId().value();
        this.packageVersionId = announcedVersion;
        this.appleItemId = announcement.appleItemId().value();
    }

    /** A job for a package handed in by its id: its newest completed version is taken. */
    public IngestionJob(PackageId packageId, Instant at) {
        this(at);
        this.packageId = packageId.value();
        this.openHandIn = packageId.value();
        this.announcedAt = at;
    }

    private IngestionJob(Instant at) {
        this.id = RowId.next();
        this.requestedAt = at;
        this.changedAt = at;
    }

    /** Takes in what another announcement of the same version adds: a later moment, or the package it belongs to. */
    public void announcedAgain(Announcement announcement) {
        admittedAgain(announcement.at());
        announcement.packageId().ifPresent(told -> packageId = packageId == null ? told.value() : packageId);
    }

    /** Announced or handed in once more: it is admitted at the later of the moments. */
    public void admittedAgain(Instant at) {
        announcedAt = announcedAt == null || at.isAfter(announcedAt) ? at : announcedAt;
    }

    /** A job for a version that was found and that nobody told us of; until somebody does, it admits nothing. */
    public static IngestionJob found(AppleItemId app, PackageId packageId, PackageVersionId version, Instant at) {
        IngestionJob found = new IngestionJob(at).about(app, packageId, version);
        found.announcedVersion = version.value();
        return found;
    }

    /** A job for a package whose files were handed over; it is admitted at the moment that was begun. */
    public static IngestionJob imported(PackageImport files, Instant at) {
        IngestionJob job = new IngestionJob(at).about(files.appleItemId(), files.packageId(), files.packageVersionId());
        job.admittedAgain(files.begunAt());
        return job;
    }

    /** A job that brings back the bytes of a version that was published; it announces nothing and admits nothing. */
    public static IngestionJob repair(Publication lacking, Instant at) {
        return new IngestionJob(at).about(lacking.appleItemId(), lacking.packageId(), lacking.packageVersionId());
    }

    private IngestionJob about(AppleItemId app, PackageId container, PackageVersionId version) {
        appleItemId = app.value();
        packageId = container.value();
        packageVersionId = version.value();
        return this;
    }

    /** Whether a worker may take the job now: it is waiting and due, or its last worker let the lease run out. */
    public boolean isClaimable(Instant now) {
        return switch (state) {
            case REQUESTED -> true;
            case RETRY_PENDING -> nextTryAt == null || !nextTryAt.isAfter(now);
            case FETCHING -> leaseUntil == null || leaseUntil.isBefore(now);
            case PUBLISHED, REJECTED -> false;
        };
    }

    /** Hands the job to a worker until {@code until}; earlier claims are void from here on. */
    public Claim claim(Instant now, Instant until) {
        become(IngestionState.FETCHING, now);
        phase = IngestionPhase.RESOLVING;
        fence++;
        attempts++;
        leaseUntil = until;
        nextTryAt = null;
        return new Claim(id(), fence);
    }

    public boolean isHeldBy(Claim claim) {
        return state == IngestionState.FETCHING && fence == claim.fence();
    }

    /** Keeps the claim alive and says how far the work has come. */
    public void renew(Instant until, IngestionPhase current, Progress progress) {
        leaseUntil = until;
        phase = current;
        bytesTotal = progress.bytesTotal();
        bytesDone = progress.bytesDone();
        assetsTotal = progress.assetsTotal();
        assetsDone = progress.assetsDone();
    }

    /** Notes which version the work turned out to be about. */
    public void resolvedTo(PackageVersionId versionId) {
        packageVersionId = versionId.value();
    }

    public void published(AppleItemId app, PackageId published, Instant now) {
        become(IngestionState.PUBLISHED, now);
        appleItemId = app.value();
        packageId = published.value();
        phase = IngestionPhase.DONE;
        assetsDone = assetsTotal;
        bytesDone = bytesTotal;
        failureCode = null;
        failureSentence = null;
    }

    public void retryAt(Instant next, MarketplaceException failure, Instant now) {
        become(IngestionState.RETRY_PENDING, now);
        phase = IngestionPhase.WAITING;
        nextTryAt = next;
        note(failure);
    }

    /** Puts the job back as if it had not been claimed: its turn to ask App Store Connect has not come. */
    public void waitUntil(Instant next, MarketplaceException why, Instant now) {
        retryAt(next, why, now);
        attempts--;
    }

    public void rejected(MarketplaceException failure, Instant now) {
        become(IngestionState.REJECTED, now);
        phase = IngestionPhase.DONE;
        note(failure);
    }

    private void become(IngestionState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException("an ingestion cannot go from " + state + " to " + next);
        }
        state = next;
        changedAt = now;
        leaseUntil = null;
        openHandIn = next.isFinal() ? null : openHandIn;
    }

    private void note(MarketplaceException failure) {
        failureCode = failure.code();
        failureSentence = failure.sentence(1_000);
    }

    public IngestionId id() {
        return new IngestionId(id);
    }

    public Optional<PackageVersionId> packageVersionId() {
        return Optional.ofNullable(packageVersionId).map(PackageVersionId::new);
    }

    /** The package, known from who asked for it or, where the webhook does not say, once it is published. */
    public Optional<PackageId> packageId() {
        return Optional.ofNullable(packageId).map(PackageId::new);
    }

    /** When publishing admits the package: when it was announced or handed in; empty where nobody did either. */
    public Optional<Instant> admittedAt() {
        return Optional.ofNullable(announcedAt);
    }

    /** The app, known from the announcement or, for a package handed in by id, once it is published. */
    public Optional<AppleItemId> appleItemId() {
        return Optional.ofNullable(appleItemId).map(AppleItemId::new);
    }

    public IngestionState state() {
        return state;
    }

    public IngestionPhase phase() {
        return phase;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<Instant> nextTryAt() {
        return Optional.ofNullable(nextTryAt);
    }

    public Progress progress() {
        return new Progress(bytesTotal, bytesDone, assetsTotal, assetsDone);
    }

    public Optional<FailureCode> failureCode() {
        return Optional.ofNullable(failureCode);
    }

    public Optional<String> failureSentence() {
        return Optional.ofNullable(failureSentence);
    }
}
