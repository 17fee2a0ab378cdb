package io.stoa.entitlement;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Apps that are granted together, such as a subscription or the testers of an app. Members are who was granted the group. */
@Entity
@Table(name = "entitlement_group")
public class EntitlementGroup {

    /** The most apps a group can have. */
    public static final int MOST_APPS = 1_000;

    private static final int LONGEST_NAME = 100;

    @Id
    private String id;

    @Column(nullable = false)
    private String name;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected EntitlementGroup() {}

    /** @throws MarketplaceException with {@code MALFORMED_REQUEST} for a name that is none */
    public EntitlementGroup(String name, Instant now) {
        this.id = RowId.next();
        this.createdAt = now;
        rename(name);
    }

    /** @throws MarketplaceException with {@code MALFORMED_REQUEST} for a name that is none */
    public final void rename(String other) {
        boolean isName = !other.isBlank()
                && other.equals(other.strip())
                && other.length() <= LONGEST_NAME
                && other.codePoints()
                        .noneMatch(
                                each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
        if (!isName) {
            throw new MarketplaceException(
                    FailureCode.MALFORMED_REQUEST,
                    "\"name\" has 1 to " + LONGEST_NAME + " printable characters and no blank at either end.");
        }
        name = other;
    }

    public EntitlementGroupId id() {
        return new EntitlementGroupId(id);
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
