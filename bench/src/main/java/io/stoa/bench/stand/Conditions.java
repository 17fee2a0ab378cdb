package io.stoa.bench.stand;

import io.stoa.server.ServerKind;
import java.time.Duration;

/**
 * How a benchmark is run.
 *
 * @param server that Stoa is deployed on
 * @param rounds how often ours and the peer run, one after the other
 * @param round  how long each of them runs where time is given and work is counted
 * @param warmUp how long the server is used before the first round
 */
public record Conditions(ServerKind server, int rounds, Duration round, Duration warmUp) {

    public Conditions {
        if (rounds < 1) {
            throw new IllegalArgumentException("There must be 1 round at least.");
        }
    }
}
