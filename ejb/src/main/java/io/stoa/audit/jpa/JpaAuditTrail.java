package io.stoa.audit.jpa;

import io.stoa.audit.AuditEvent;
import io.stoa.audit.AuditTrail;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads in the audit by what something was done to. */
@Stateless
public class JpaAuditTrail implements AuditTrail {

    @PersistenceContext(unitName = "stoa")
    EntityManager entities;

    @Override
    public List<AuditEvent> of(String subject, int most) {
        return entities.createQuery(
                        "select e from AuditEvent e where e.subject = :subject order by e.at desc, e.id desc",
                        AuditEvent.class)
                .setParameter("subject", subject)
                .setMaxResults(most)
                .getResultList();
    }

    @Override
    public Optional<Instant> last(String subject, String action) {
        return entities.createQuery(
                        """
                        select e from AuditEvent e
                        where e.subject = :subject and e.action = :action order by e.at desc, e.id desc""",
                        AuditEvent.class)
                .setParameter("subject", subject)
                .setParameter("action", action)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(AuditEvent::at);
    }
}
