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

    @Enumerated(EnumType.STRING)
    private Generation generation;

    private String headers;

    @Column(name = "signed_by")
    private Integer signedBy;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    @Version
    private long version;

    protected ReceivedNotification() {}

    /** A notification that was understood as far as its envelope. */
    public ReceivedNotification(Delivery delivery, Verdict verdict, MarketplaceNotification notification, Instant at) {
        this(delivery, at);
        understood(verdict, notification);
    }

    /** A signed body that is no notification; {@code why} says what is wrong with it. */
    public static ReceivedNotification rejected(Delivery delivery, String why, Instant at) {
        ReceivedNotification rejected = new ReceivedNotification(delivery, at);
        rejected.reject(why);
        return rejected;
    }

    private ReceivedNotification(Delivery delivery, Instant at) {
        this.id = RowId.next();
        this.receivedAt = at;
        this.body = delivery.body();
        this.headers = delivery.headers();
        this.signedBy = delivery.secret().isPresent() ? delivery.secret().getAsInt() : null;
    }

    /** Takes in what was read from the body, now or when it is read anew. */
    public void understood(Verdict reading, MarketplaceNotification notification) {
        verdict = reading;
        detail = null;
        appleId = notification.envelope().id();
        type = notification.envelope().type();
        generation = notification.envelope().generation();
        eventTime = notification.envelope().eventTime();
        appleItemId =
                notification.envelope().appleItemId().map(AppleItemId::value).orElse(null);
    }

    /** Notes that the body is no notification. */
    public void reject(String why) {
        verdict = Verdict.REJECTED;
        detail = why;
    }

    /** Notes an attempt after which nothing is left to do. */
    public void settled() {
        attempts++;
        nextTryAt = null;
    }

    /** Notes an attempt that failed. */
    public void tryAgainAt(Instant next) {
        attempts++;
        nextTryAt = next;
    }

    /** Has it acted on from {@code moment} on, for the first time or again. */
    public void dueFrom(Instant moment) {
        nextTryAt = moment;
    }

    public boolean isDue(Instant now) {
        return nextTryAt != null && !nextTryAt.isAfter(now);
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

    /** Which webhook sent it; empty where the body is no notification. */
    public Optional<Generation> generation() {
        return Optional.ofNullable(generation);
    }

    /** A line for each header that was kept. */
    public Optional<String> headers() {
        return Optional.ofNullable(headers);
    }

    /** Which of the configured secrets signed it, counted from 0; empty for what App Store Connect was asked for. */
    public Optional<Integer> signedBy() {
        return Optional.ofNullable(signedBy);
    }

    /** How often it was acted on. */
    public int attempts() {
        return attempts;
    }

    /** From when on it is to be acted on; empty where nothing is left to do. */
    public Optional<Instant> nextTryAt() {
        return Optional.ofNullable(nextTryAt);
    }

    /** The row without its body. */
    public NotificationSummary summary() {
        return new NotificationSummary(
                id,
                receivedAt,
                verdict,
                detail(),
                generation(),
                appleId(),
                type(),
                appleItemId(),
                eventTime(),
                attempts,
                nextTryAt());
    }
}
