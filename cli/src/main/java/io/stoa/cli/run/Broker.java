package io.stoa.cli.run;

import java.nio.file.Path;

/**
 * The broker the embedded default rings through.
 *
 * @param url      as ActiveMQ spells it
 * @param embedded how the broker inside the server is set up; empty where it is a process of its own
 */
record Broker(String url, String embedded) {

    /** One inside the server, its journal in the data directory, unless {@code stoa.broker.url} names another. */
    static Broker of(MicroSettings settings) {
        return settings.value("stoa.broker.url")
                .map(url -> new Broker(url, ""))
                .orElseGet(() -> inside(settings.dataDirectory().resolve("broker")));
    }

    private static Broker inside(Path journal) {
        return new Broker(
                "vm://stoa?create=false&waitForStart=20000",
                "broker:(vm://stoa)/stoa?persistent=true&useJmx=false&useShutdownHook=false&dataDirectory=" + journal);
    }
}
