package io.stoa.audit.jpa;

import io.stoa.audit.AuditEvent;
import io.stoa.audit.AuditLog;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** The audit log in the database; rows are only added. */
@Stateless
public class JpaAuditLog implements AuditLog {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Inject
    Clock clock;

    @Override
    public void record(String actor, String action, String subject, String detail) {
        entities.persist(new AuditEvent(clock.instant(), actor, action, subject, detail));
    }
}
