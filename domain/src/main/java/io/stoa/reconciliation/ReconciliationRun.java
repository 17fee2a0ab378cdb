package io.stoa.reconciliation;

import io.stoa.apple.PackageId;
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

/** One comparison of all that is known here with App Store Connect. Only one is open at a time, over all nodes. */
@Entity
@Table(name = "reconciliation_run")
public class ReconciliationRun {

    private static final String OPEN = "OPEN";
    private static final int LONGEST = 1000;

    @Id
    private String id;

    // a unique key: null when the run is over, and so taken by one at most
    @Column(name = "open_slot", unique = true)
    private String openSlot = OPEN;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "requested_at", nullable = false)
    private Instant requestedAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private ReconciliationPhase phase = ReconciliationPhase.DELIVERIES;

    @Column(nullable = false)
    private long fence;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    @Column(name = "resume_at")
    private Instant resumeAt;

    @Column(name = "deliveries_read", nullable = false)
    private boolean deliveriesRead;

    @Column(name = "last_package")
    private String lastPackage;

    @Column(name = "packages_compared", nullable = false)
    private int packagesCompared;

    @Column(name = "packages_unreadable", nullable = false)
    private int packagesUnreadable;

    @Column(name = "packages_failed", nullable = false)
    private int packagesFailed;

    @Column(name = "versions_found", nullable = false)
    private int versionsFound;

    @Column(name = "deliveries_recovered", nullable = false)
    private int deliveriesRecovered;

    @Enumerated(EnumType.STRING)
    @Column(name = "failure_code")
    private FailureCode failureCode;

    @Column(name = "failure_sentence")
    private String failureSentence;

    @Version
    private long version;

    protected ReconciliationRun() {}

    /** @param askedBy who asked for it; empty when its time had come */
    public ReconciliationRun(Optional<String> askedBy, Instant at) {
        this.id = RowId.next();
        this.askedBy = askedBy.orElse(null);
        this.requestedAt = at;
    }

    /** Whether a node may carry it out now: nobody does, or whoever did let the lease run out, and its pause is over. */
    public boolean isClaimable(Instant now) {
        return endedAt == null
                && (leaseUntil == null || leaseUntil.isBefore(now))
                && (resumeAt == null || !resumeAt.isAfter(now));
    }

    /** Hands the run to a node until {@code until}; earlier claims are void from here on. */
    public ReconciliationClaim claim(Instant now, Instant until) {
        startedAt = startedAt == null ? now : startedAt;
        resumeAt = null;
        leaseUntil = until;
        fence++;
        return new ReconciliationClaim(id(), fence);
    }

    public boolean isHeldBy(ReconciliationClaim claim) {
        return endedAt == null && resumeAt == null && fence == claim.fence();
    }

    /** Keeps the claim alive. */
    public void renew(Instant until) {
        leaseUntil = until;
    }

    /** A notification that had not arrived was found among the failed deliveries. */
    public void recoveredDelivery() {
        deliveriesRecovered++;
    }

    /** Every delivery was looked at; the next run need not look at those before this one. */
    public void deliveriesDone() {
        deliveriesRead = true;
        phase = ReconciliationPhase.PACKAGES;
    }

    /** The deliveries could not be read; the packages are compared all the same. */
    public void deliveriesFailed(MarketplaceException failure) {
        phase = ReconciliationPhase.PACKAGES;
        note(failure);
    }

    /**
     * The deliveries could not be looked up as things are set; the packages are compared all the same.
     *
     * @param hint what to set
     */
    public void deliveriesSkipped(String hint) {
        phase = ReconciliationPhase.PACKAGES;
        failureSentence = hint;
    }

    /** @param found versions nobody had told us of */
    public void compared(PackageId packageId, int found) {
        lastPackage = packageId.value();
        packagesCompared++;
        versionsFound += found;
    }

    /** App Store Connect does not show a package any more. */
    public void unreadable(PackageId packageId) {
        lastPackage = packageId.value();
        packagesUnreadable++;
    }

    /** A package could not be compared; the others go on. */
    public void failed(PackageId packageId, MarketplaceException failure) {
        lastPackage = packageId.value();
        packagesFailed++;
        note(failure);
    }

    /** Waits until App Store Connect may be asked again, and goes on where it is. */
    public void pauseUntil(Instant moment) {
        resumeAt = moment;
        leaseUntil = null;
    }

    public void finish(Instant now) {
        phase = ReconciliationPhase.DONE;
        endedAt = now;
        openSlot = null;
        leaseUntil = null;
    }

    /** Ends early: what it failed of would fail everything that is left. */
    public void abort(MarketplaceException failure, Instant now) {
        note(failure);
        finish(now);
    }

    private void note(MarketplaceException failure) {
        failureCode = failure.code();
        String sentence = failure.sentence();
        failureSentence = sentence.length() > LONGEST ? sentence.substring(0, LONGEST - 1) + "…" : sentence;
    }

    public ReconciliationId id() {
        return new ReconciliationId(id);
    }

    public ReconciliationState state() {
        if (endedAt != null) {
            return failureCode == null ? ReconciliationState.COMPLETED : ReconciliationState.INCOMPLETE;
        }
        if (resumeAt != null) {
            return ReconciliationState.PAUSED;
        }
        return startedAt == null ? ReconciliationState.REQUESTED : ReconciliationState.RUNNING;
    }

    /** Who asked for it; empty when its time had come. */
    public Optional<String> askedBy() {
        return Optional.ofNullable(askedBy);
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** When a paused run goes on. */
    public Optional<Instant> resumeAt() {
        return Optional.ofNullable(resumeAt);
    }

    public ReconciliationPhase phase() {
        return phase;
    }

    /** The package that was looked at last. */
    public Optional<PackageId> lastPackage() {
        return Optional.ofNullable(lastPackage).map(PackageId::new);
    }

    public Findings findings() {
        return new Findings(packagesCompared, packagesUnreadable, packagesFailed, versionsFound, deliveriesRecovered);
    }

    public Optional<FailureCode> failureCode() {
        return Optional.ofNullable(failureCode);
    }

    public Optional<String> failureSentence() {
        return Optional.ofNullable(failureSentence).filter(sentence -> failureCode != null);
    }

    /** What to set so that the next run can look at more; empty where something failed, which says more. */
    public Optional<String> hint() {
        return Optional.ofNullable(failureSentence).filter(sentence -> failureCode == null);
    }

    /** Whether every delivery was looked at. */
    public boolean isDeliveriesRead() {
        return deliveriesRead;
    }
}
