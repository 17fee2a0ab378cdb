package io.stoa.cli.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The broker the embedded default rings through.
 *
 * @param properties of its resource adapter
 */
record Broker(Map<String, String> properties) {

    Broker {
        properties = new TreeMap<>(properties);
    }

    /** One inside the server, its journal in the data directory, unless {@code stoa.broker.url} names another. */
    static Broker of(MicroSettings settings) {
        return new Broker(settings.value("stoa.broker.url")
                .map(url -> Map.of("ServerUrl", url))
                .orElseGet(() -> inside(settings.dataDirectory().resolve("broker"))));
    }

    private static Map<String, String> inside(Path journal) {
        return Map.of(
                "ServerUrl",
                "vm://stoa?create=false&waitForStart=20000",
                "BrokerXmlConfig",
                "broker:(vm://stoa)/stoa?persistent=true&useJmx=false&useShutdownHook=false&dataDirectory=" + journal);
    }
}
