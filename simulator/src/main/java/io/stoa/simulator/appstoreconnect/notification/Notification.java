package io.stoa.simulator.appstoreconnect.notification;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * A notice as it goes over the wire.
 *
 * @param id   of the notification; a redelivery repeats it
 * @param body UTF-8 JSON, exactly these bytes are signed and sent
 */
public record Notification(String id, byte[] body) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Time of the sending, as in Apple's sample: milliseconds, offset of Cupertino. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneId.of("America/Los_Angeles"));

    /** Time of the event: the same in UTC, with the unusual offset that strict parsers refuse. */
    private static final DateTimeFormatter EVENT_TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'-00:00'").withZone(ZoneOffset.UTC);

    /**
     * Writes a notification.
     *
     * @param id    of the notification
     * @param sent  when it is sent first
     * @param event when the thing happened; an earlier one makes a notification that comes late
     */
    public static Notification of(Notice notice, String id, Instant sent, Instant event) {
        JsonObjectBuilder attributes = JSON.createObjectBuilder()
                .add("marketplaceAppId", notice.marketplaceAppId())
                .add("appId", notice.appId());
        notice.describe(attributes);
        attributes.add("eventTimestamp", EVENT_TIMESTAMP.format(event));
        JsonObjectBuilder data = JSON.createObjectBuilder()
                .add("type", notice.type())
                .add("version", 1)
                .add("id", id)
                .add("timestamp", TIMESTAMP.format(sent))
                .add("attributes", attributes);
        JsonObject document = JSON.createObjectBuilder().add("data", data).build();
        return new Notification(id, document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
