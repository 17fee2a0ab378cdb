package io.stoa.outbound.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Neighbours as configured for a test. */
public final class Neighbours {

    private Neighbours() {}

    public static NeighbourSettings settings(URI... sealers) {
        NeighbourSettings settings = without();
        settings.sealers = Optional.of(Arrays.stream(sealers).map(URI::toString).collect(Collectors.joining(",")));
        settings.check();
        return settings;
    }

    static NeighbourSettings without() {
        NeighbourSettings settings = new NeighbourSettings();
        settings.sealers = Optional.empty();
        settings.clientKey = Optional.empty();
        settings.clientCertificate = Optional.empty();
        settings.trustAnchors = Optional.empty();
        return settings;
    }

    public static HttpNeighbours over(NeighbourSettings settings) {
        HttpNeighbours neighbours = new HttpNeighbours();
        neighbours.settings = settings;
        neighbours.open(Thread::new);
        return neighbours;
    }

    public static void close(HttpNeighbours neighbours) {
        neighbours.close();
    }
}
