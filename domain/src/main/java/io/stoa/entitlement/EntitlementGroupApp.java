package io.stoa.entitlement;

import io.stoa.apple.AppleItemId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** That an app belongs to a group. There or not there: it never changes. */
@Entity
@IdClass(EntitlementGroupAppKey.class)
@Table(name = "entitlement_group_app")
public class EntitlementGroupApp {

    @Id
    @Column(name = "group_id")
    private String groupId;

    @Id
    @Column(name = "apple_item_id")
    private long appleItemId;

    @Column(name = "added_at", nullable = false)
    private Instant addedAt;

    protected EntitlementGroupApp() {}

    public EntitlementGroupApp(EntitlementGroupId group, AppleItemId app, Instant now) {
        this.groupId = group.value();
        this.appleItemId = app.value();
        this.addedAt = now;
    }

    public EntitlementGroupId group() {
        return new EntitlementGroupId(groupId);
    }

    public AppleItemId app() {
        return new AppleItemId(appleItemId);
    }

    public Instant addedAt() {
        return addedAt;
    }
}
