package io.stoa.entitlement;

import io.stoa.account.AccountId;
import io.stoa.apple.AppleItemId;
import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One entry of the history: who did what, when, and why. Only ever added. */
@Entity
@Table(name = "entitlement_event")
public class EntitlementEvent {

    @Id
    private String id;

    @Column(name = "happened_at", nullable = false)
    private Instant happenedAt;

    @Column(nullable = false)
    private String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private EntitlementEventKind kind;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "apple_item_id")
    private Long appleItemId;

    @Column(name = "group_id")
    private String groupId;

    @Column(nullable = false)
    private String reference;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(nullable = false)
    private String reason;

    protected EntitlementEvent() {}

    private EntitlementEvent(EntitlementEventKind kind, String actor, Instant now, String reason) {
        this.id = RowId.next();
        this.happenedAt = now;
        this.actor = actor;
        this.kind = kind;
        this.reason = reason;
        this.reference = "";
    }

    /** Of an entitlement as it is now. */
    public static EntitlementEvent of(
            EntitlementEventKind kind, Entitlement entitlement, String actor, Instant now, String reason) {
        EntitlementEvent event = new EntitlementEvent(kind, actor, now, reason);
        event.accountId = entitlement.account().value();
        event.appleItemId = entitlement.target().app().map(AppleItemId::value).orElse(null);
        event.groupId =
                entitlement.target().group().map(EntitlementGroupId::value).orElse(null);
        event.reference = entitlement.reference();
        event.expiresAt = entitlement.expiresAt().orElse(null);
        return event;
    }

    /** Of a group, and an app where it joined or left. */
    public static EntitlementEvent of(
            EntitlementEventKind kind, EntitlementGroup group, Optional<AppleItemId> app, String actor, Instant now) {
        EntitlementEvent event = new EntitlementEvent(kind, actor, now, group.name());
        event.groupId = group.id().value();
        event.appleItemId = app.map(AppleItemId::value).orElse(null);
        return event;
    }

    /** Rises with time: it pages the history. */
    public String id() {
        return id;
    }

    public Instant happenedAt() {
        return happenedAt;
    }

    public String actor() {
        return actor;
    }

    public EntitlementEventKind kind() {
        return kind;
    }

    public Optional<AccountId> account() {
        return Optional.ofNullable(accountId).map(AccountId::new);
    }

    public Optional<AppleItemId> app() {
        return Optional.ofNullable(appleItemId).map(AppleItemId::new);
    }

    public Optional<EntitlementGroupId> group() {
        return Optional.ofNullable(groupId).map(EntitlementGroupId::new);
    }

    public String reference() {
        return reference;
    }

    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** Why, in the words of who did it; of a group, its name by then. */
    public String reason() {
        return reason;
    }
}
