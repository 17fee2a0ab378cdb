package io.stoa.simulator.appstoreconnect.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Points in time as the real API writes them: whole seconds with the offset of Cupertino. */
final class Timestamps {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(ZoneId.of("America/Los_Angeles"));

    private Timestamps() {}

    static String of(Instant time) {
        return FORMAT.format(time);
    }
}
