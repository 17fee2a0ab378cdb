package io.stoa.schema.jpa;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;

/** The time by the database, which is the same for every node. */
public final class DatabaseClock {

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    private DatabaseClock() {}

    public static Instant now(EntityManager entities) {
        Number epochSeconds = (Number) entities.createNativeQuery("select extract(epoch from current_timestamp)")
                .getSingleResult();
        long micros = new BigDecimal(epochSeconds.toString()).multiply(MICROS).longValue();
        return Instant.EPOCH.plusSeconds(micros / 1_000_000).plusNanos(micros % 1_000_000 * 1_000);
    }
}
