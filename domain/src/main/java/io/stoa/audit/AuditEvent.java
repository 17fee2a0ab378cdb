package io.stoa.audit;

import io.stoa.row.RowId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One thing somebody did. Rows are only ever added. */
@Entity
@Table(name = "audit_event")
public class AuditEvent {

    @Id
    private String id;

    @Column(nullable = false)
    private Instant at;

    @Column(nullable = false)
    private String actor;

    @Column(nullable = false)
    private String action;

    private String subject;

    private String detail;

    protected AuditEvent() {}

    /**
     * @param actor   who: a login, {@code local-operator}, or {@code system}
     * @param action  what, as feature and verb: {@code package.hand-in}
     * @param subject on what: an id, never a secret
     */
    public AuditEvent(Instant at, String actor, String action, String subject, String detail) {
        this.id = RowId.next();
        this.at = at;
        this.actor = actor;
        this.action = action;
        this.subject = subject;
        this.detail = detail;
    }

    public String id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public String detail() {
        return detail;
    }
}
