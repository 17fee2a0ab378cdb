package io.stoa.catalog;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An alternative distribution package: the container of one app version, known from its announcement on.
 *
 * <p>Admission and withdrawal are two moments that only ever move forward. Whatever order notifications arrive in, the
 * same moments remain, and with them the same answer.
 */
@Entity
@Table(name = "distribution_package")
public class DistributionPackage {

    @Id
    @Column(name = "package_id")
    private String packageId;

    @Column(name = "apple_item_id", nullable = false)
    private long appleItemId;

    @Column(name = "admitted_at")
    private Instant admittedAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Version
    private long version;

    protected DistributionPackage() {}

    public DistributionPackage(PackageId packageId, AppleItemId appleItemId) {
        this.packageId = packageId.value();
        this.appleItemId = appleItemId.value();
    }

    public PackageId packageId() {
        return new PackageId(packageId);
    }

    public AppleItemId appleItemId() {
        return new AppleItemId(appleItemId);
    }

    public void admit(Instant at) {
        admittedAt = Moments.later(admittedAt, at);
    }

    public void withdraw(Instant at) {
        withdrawnAt = Moments.later(withdrawnAt, at);
    }

    /** Offered when it was admitted after it, and the whole app, were last withdrawn. */
    public boolean isOffered(Optional<Instant> appWithdrawnAt) {
        return admittedAt != null
                && isAfter(admittedAt, Optional.ofNullable(withdrawnAt))
                && isAfter(admittedAt, appWithdrawnAt);
    }

    /** When it was last taken from the offer: by itself or with its whole app. */
    public Optional<Instant> lastWithdrawn(Optional<Instant> appWithdrawnAt) {
        return Stream.concat(Stream.ofNullable(withdrawnAt), appWithdrawnAt.stream())
                .max(Comparator.naturalOrder());
    }

    private static boolean isAfter(Instant admitted, Optional<Instant> withdrawn) {
        return withdrawn.isEmpty() || admitted.isAfter(withdrawn.get());
    }
}
