package io.stoa.ingestion.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Spreads what would otherwise come back at the same moment: full jitter, over the whole of a pause. */
@ApplicationScoped
public class Jitter {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    RandomGenerator random = RandomGenerator.getDefault();

    /** @return anything from one second to {@code longest}, which is not shorter */
    Duration within(Duration longest) {
        double part = random.nextDouble();
        return SHORTEST.plusMillis(Math.round(longest.minus(SHORTEST).toMillis() * part));
    }
}
