package io.stoa.account;

import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That a letter goes to an address. Whose address it is, and what the letter says, is found out when it is
 * sent; so a request takes the same time for everybody, and no secret waits in a row.
 */
@Entity
@Table(name = "letter_order")
public class LetterOrder {

    public static final int MOST_ATTEMPTS = 8;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private LetterKind kind;

    @Column(nullable = false)
    private String address;

    @Column(nullable = false)
    private String language;

    @Column(name = "ordered_at", nullable = false)
    private Instant orderedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(nullable = false)
    private int attempts;

    @Version
    private long version;

    protected LetterOrder() {}

    /** @param language as HTML names it */
    public LetterOrder(LetterKind kind, MailAddress address, String language, Instant now) {
        this.id = RowId.next();
        this.kind = kind;
        this.address = address.value();
        this.language = language;
        this.orderedAt = now;
        this.dueAt = now;
    }

    public boolean isDue(Instant now) {
        return dueAt != null && !now.isBefore(dueAt);
    }

    /**
     * Begins an attempt. Until the pause after it is over, nobody else begins one; the pauses double, from a minute to two
     * hours, and after the last attempt there is none.
     */
    public void attempt(Instant now) {
        attempts++;
        dueAt = attempts < MOST_ATTEMPTS ? now.plus(FIRST_PAUSE.multipliedBy(1L << (attempts - 1))) : null;
    }

    /** Nothing more is to be done: it was sent, or there is nobody to send it to. */
    public void settle() {
        dueAt = null;
    }

    public String id() {
        return id;
    }

    public LetterKind kind() {
        return kind;
    }

    public MailAddress address() {
        return new MailAddress(address);
    }

    public String language() {
        return language;
    }

    public Instant orderedAt() {
        return orderedAt;
    }

    /** When the next attempt may begin; empty when there is none. */
    public Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    public int attempts() {
        return attempts;
    }
}
