package io.stoa.packagestore;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Which node does a work that only one may do at a time. Locked, it also keeps two works apart for a moment. */
@Entity
@Table(name = "upkeep_lease")
public class UpkeepLease {

    /** The name under which removing an asset and claiming an ingestion exclude each other. */
    public static final String REMOVAL = "removal";

    @Id
    private String name;

    @Column(nullable = false)
    private String holder;

    @Column(name = "held_until", nullable = false)
    private Instant heldUntil;

    protected UpkeepLease() {}

    public UpkeepLease(String name) {
        this.name = name;
        this.holder = "-";
        this.heldUntil = Instant.EPOCH;
    }

    /** Takes or keeps the work until {@code until}. @return whether it is the node's now */
    public boolean hold(String node, Instant now, Instant until) {
        boolean free = holder.equals(node) || heldUntil.isBefore(now);
        if (free) {
            holder = node;
            heldUntil = until;
        }
        return free;
    }
}
