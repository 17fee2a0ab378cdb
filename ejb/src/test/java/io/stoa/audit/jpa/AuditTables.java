package io.stoa.audit.jpa;

import io.stoa.audit.AuditLog;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** The audit log within one persistence context. */
public final class AuditTables {

    private AuditTables() {}

    public static AuditLog audit(EntityManager entities, Clock clock) {
        JpaAuditLog audit = new JpaAuditLog();
        audit.entities = entities;
        audit.clock = clock;
        return audit;
    }
}
