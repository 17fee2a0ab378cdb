package io.stoa.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: what became of one thing or person, out of the audit. */
public interface AuditTrail {

    /** What was done to it, the last first; one SQL statement. */
    List<AuditEvent> of(String subject, int most);

    /** When this was last done to it; one SQL statement. */
    Optional<Instant> last(String subject, String action);
}
