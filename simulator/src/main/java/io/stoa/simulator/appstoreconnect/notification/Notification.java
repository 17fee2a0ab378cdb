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
 * A notice or an event as it goes over the wire.
 *
 * @param id   of the notification; a redelivery repeats it
 * @param type value of {@code data.type}
 * @param body UTF-8 JSON, exactly these bytes are signed and sent
 */
public record Notification(String id, String type, byte[] body) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Time of the sending, as in Apple's sample: milliseconds, offset of Cupertino. */
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneId.of("America/Los_Angeles"));

    /** Time of the event: the same in UTC, with the unusual offset that strict parsers refuse. */
    private static final DateTimeFormatter EVENT_TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'-00:00'").withZone(ZoneOffset.UTC);

    /** Time of an event of the second generation, in UTC with six digits. */
    private static final DateTimeFormatter TIMESTAMP_OF_EVENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * Writes a notification of the first generation.
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
        return new Notification(id, notice.type(), document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a notification of the second generation.
     *
     * @param id   of the notification
     * @param time when the thing happened
     */
    public static Notification of(AppEvent event, String id, Instant time) {
        JsonObjectBuilder attributes = JSON.createObjectBuilder();
        event.describe(attributes);
        attributes.add("timestamp", TIMESTAMP_OF_EVENT.format(time));
        JsonObjectBuilder data = JSON.createObjectBuilder()
                .add("type", event.type())
                .add("id", id)
                .add("version", 1)
                .add("attributes", attributes);
        JsonObjectBuilder relationships = JSON.createObjectBuilder();
        event.relate(relationships);
        JsonObject related = relationships.build();
        if (!related.isEmpty()) {
            data.add("relationships", related);
        }
        JsonObject document = JSON.createObjectBuilder().add("data", data).build();
        return new Notification(id, event.type(), document.toString().getBytes(StandardCharsets.UTF_8));
    }
}
