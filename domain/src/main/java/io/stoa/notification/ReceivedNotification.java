package io.stoa.notification;

import io.stoa.apple.AppleItemId;
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

/** A signed request to the webhook, verbatim, with its verdict. The row is committed before App Store Connect is answered. */
@Entity
@Table(name = "notification")
public class ReceivedNotification {

    @Id
    private String id;

    @Column(name = "received_at", nullable = false)
    private Instant receivedAt;

    @Column(nullable = false)
    private byte[] body;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Verdict verdict;

    private String detail;

    @Column(name = "apple_id", unique = true)
    private String appleId;

    private String type;

    @Column(name = "apple_item_id")
    private Long appleItemId;

    @Column(name = "event_time")
    private Instant eventTime;

    @Version
    private long version;

    protected ReceivedNotification() {}

    /** A notification that was understood as far as its envelope. */
    public ReceivedNotification(byte[] body, Verdict verdict, MarketplaceNotification notification, Instant at) {
        this(body, verdict, at);
        this.appleId = notification.envelope().id();
        this.type = notification.envelope().type();
        this.eventTime = notification.envelope().eventTime();
        this.appleItemId =
                notification.envelope().appleItemId().map(AppleItemId::value).orElse(null);
    }

    /** A signed body that is no notification; {@code why} says what is wrong with it. */
    public static ReceivedNotification rejected(byte[] body, String why, Instant at) {
        ReceivedNotification rejected = new ReceivedNotification(body, Verdict.REJECTED, at);
        rejected.detail = why;
        return rejected;
    }

    private ReceivedNotification(byte[] body, Verdict verdict, Instant at) {
        this.id = RowId.next();
        this.receivedAt = at;
        this.body = body;
        this.verdict = verdict;
    }

    public String id() {
        return id;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public byte[] body() {
        return body.clone();
    }

    public Verdict verdict() {
        return verdict;
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    /** The notification's own id; a second request with the same one is a duplicate. */
    public Optional<String> appleId() {
        return Optional.ofNullable(appleId);
    }

    public Optional<String> type() {
        return Optional.ofNullable(type);
    }

    public Optional<AppleItemId> appleItemId() {
        return Optional.ofNullable(appleItemId).map(AppleItemId::new);
    }

    /** When it happened, by App Store Connect's clock. */
    public Optional<Instant> eventTime() {
        return Optional.ofNullable(eventTime);
    }
}
