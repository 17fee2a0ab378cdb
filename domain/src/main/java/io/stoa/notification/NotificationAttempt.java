package io.stoa.notification;

import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** One attempt to act on a notification: the first right after it arrived, others after a failure or a replay. Never changed. */
@Entity
@Table(name = "notification_attempt")
public class NotificationAttempt {

    private static final int LONGEST_DETAIL = 500;

    @Id
    private String id;

    @Column(name = "notification_id", nullable = false)
    private String notificationId;

    @Column(nullable = false)
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private AttemptOutcome outcome;

    private String detail;

    protected NotificationAttempt() {}

    /** @param detail what a person should know about it; may be empty */
    public NotificationAttempt(
            ReceivedNotification notification, AttemptOutcome outcome, Optional<String> detail, Instant at) {
        this.id = RowId.next();
        this.notificationId = notification.id();
        this.at = at;
        this.outcome = outcome;
        this.detail = detail.map(NotificationAttempt::shortened).orElse(null);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL - 1) + "…" : text;
    }

    public String notificationId() {
        return notificationId;
    }

    public Instant at() {
        return at;
    }

    public AttemptOutcome outcome() {
        return outcome;
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }
}
