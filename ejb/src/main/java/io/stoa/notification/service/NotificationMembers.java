package io.stoa.notification.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import io.stoa.notification.MalformedNotification;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a notification, read strictly: duplicate keys and deep nesting are refused, types are what they are. */
final class NotificationMembers {

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private static final int DEEPEST = 32;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_TYPE = 128;
    private static final int LAST_YEAR = 9_999;

    private final JsonObject members;

    private NotificationMembers(JsonObject members) {
        this.members = members;
    }

    static NotificationMembers parse(byte[] body) {
        refuseDeepNesting(body);
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            return new NotificationMembers(reader.readObject());
        } catch (JsonException
                | IllegalStateException
                | ClassCastException
                | IllegalArgumentException
                | UnsupportedOperationException notAnObject) {
            // the last two: numbers longer than the reader takes
            throw new MalformedNotification("The body is not a JSON object with each member once.");
        }
    }

    // brackets inside texts do not nest; counted, closing ones would let more nesting pass than the reader bears
    private static void refuseDeepNesting(byte[] body) {
        int depth = 0;
        boolean inText = false;
        for (int i = 0; i < body.length; i++) {
            switch (body[i]) {
                case '\\' -> i++;
                case '"' -> inText = !inText;
                case '{', '[' -> depth += inText ? 0 : 1;
                case '}', ']' -> depth -= inText ? 0 : 1;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new MalformedNotification("The body is nested too deeply.");
            }
        }
    }

    NotificationMembers object(String name) {
        if (members.get(name) instanceof JsonObject object) {
            return new NotificationMembers(object);
        }
        throw new MalformedNotification("\"" + name + "\" is missing or not an object.");
    }

    NotificationMembers objectOrEmpty(String name) {
        return members.containsKey(name) ? object(name) : new NotificationMembers(JsonValue.EMPTY_JSON_OBJECT);
    }

    NotificationMembers objectIfOne(String name) {
        return new NotificationMembers(
                members.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT);
    }

    /** The notification's own id. */
    String id() {
        return text("id", LONGEST_ID);
    }

    /** Its own id; without one it is told by its content, so that the same again is kept once. */
    String idOrDigest(byte[] body) {
        return usableText("id", LONGEST_ID)
                .orElseGet(() -> Sha256.of(body).hex().substring(0, LONGEST_ID));
    }

    String type() {
        return text("type", LONGEST_TYPE);
    }

    Optional<String> typeIfUsable() {
        return usableText("type", LONGEST_TYPE);
    }

    /** Which webhook wrote it; the first one knows no relationships and another word for the time. */
    boolean isOfSecondGeneration() {
        return has("relationships") || objectIfOne("attributes").has("timestamp");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    boolean isTrue(String name) {
        return JsonValue.TRUE.equals(members.get(name));
    }

    boolean flag(String name) {
        if (isTrue(name) || JsonValue.FALSE.equals(members.get(name))) {
            return isTrue(name);
        }
        throw new MalformedNotification("\"" + name + "\" is missing or neither true nor false.");
    }

    /** The id a relationship names; some of Apple's samples leave its inner {@code data} out. */
    Optional<String> related(String name) {
        NotificationMembers relationship = objectOrEmpty(name);
        return relationship.objectIfOne("data").textIfPresent("id").or(() -> relationship.textIfPresent("id"));
    }

    AppleItemId app() {
        return AppleItemId.parse(text("appId"))
                .orElseThrow(() -> new MalformedNotification("appId is not a decimal number."));
    }

    static PackageId packageId(String text) {
        return PackageId.parse(text).orElseThrow(() -> new MalformedNotification("A package id is not a UUID."));
    }

    static PackageVersionId packageVersionId(String text) {
        return PackageVersionId.parse(text)
                .orElseThrow(() -> new MalformedNotification("A package version id is not a UUID."));
    }

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new MalformedNotification("\"" + name + "\" is missing or not a text."));
    }

    String text(String name, int longest) {
        text(name);
        return usableText(name, longest)
                .orElseThrow(
                        () -> new MalformedNotification("\"" + name + "\" has not 1 to " + longest + " characters."));
    }

    /** A text that fits a column; empty where there is none. */
    Optional<String> usableText(String name, int longest) {
        return optionalText(name).filter(text -> !text.isBlank() && text.length() <= longest && canBeKept(text));
    }

    /** A text; empty only where the member is absent. */
    Optional<String> textIfPresent(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    // JSON can spell what no database column takes: a NUL, or half of a surrogate pair
    private static boolean canBeKept(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    Optional<String> optionalText(String name) {
        return members.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    long number(String name) {
        if (members.get(name) instanceof JsonNumber number && number.isIntegral()) {
            return number.longValue();
        }
        throw new MalformedNotification("\"" + name + "\" is missing or not a whole number.");
    }

    List<String> texts(String name, int most) {
        if (members.get(name) instanceof List<?> values && values.size() <= most) {
            return values.stream().map(NotificationMembers::textOf).toList();
        }
        throw new MalformedNotification("\"" + name + "\" is missing or not an array of at most " + most + ".");
    }

    private static String textOf(Object value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw new MalformedNotification("An array of texts holds something else.");
    }

    /** A moment with any offset, {@code -00:00} included; empty when it is absent. */
    Optional<Instant> instant(String name) {
        return optionalText(name).map(text -> readable(text)
                .orElseThrow(() -> new MalformedNotification("A timestamp is not a time of ISO 8601.")));
    }

    /** The same; empty also where it is no moment. */
    Optional<Instant> readableInstant(String name) {
        return optionalText(name).flatMap(NotificationMembers::readable);
    }

    private static Optional<Instant> readable(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text))
                    .filter(at -> at.getYear() >= 0 && at.getYear() <= LAST_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
