package io.stoa.licensing;

import io.stoa.row.InstantConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * Gives changes their numbers. It is one row, and whoever takes a number holds it until the end of the transaction: so a
 * smaller number is always committed before a larger one is given, and who has read up to one has missed none below.
 */
@Entity
@Table(name = "license_change_head")
public class LicenseChangeHead {

    /** The key of the only row; the migration makes it. */
    public static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "last_number", nullable = false)
    private long last;

    protected LicenseChangeHead() {}

    /** @param last the last number that was given; 0 before the first */
    public LicenseChangeHead(long last) {
        this.id = ONLY;
        this.last = last;
    }

    /**
     * The next number: one more, and never less than the microseconds of the clock, so that numbers also rise after a
     * backup was restored that does not know the last ones.
     */
    public long next(Instant now) {
        last = Math.max(last + 1, new InstantConverter().convertToDatabaseColumn(now));
        return last;
    }
}
