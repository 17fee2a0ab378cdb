package io.stoa.connect.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an error document of App Store Connect says, in one line; gateways answer with HTML, which says nothing. */
final class ApiErrors {

    private static final int LONGEST = 300;
    private static final int START = 64;

    private ApiErrors() {}

    static String describe(byte[] body) {
        return isHtml(body) ? "It is a page of HTML: a gateway before it answered." : errorsOf(body);
    }

    private static boolean isHtml(byte[] body) {
        return new String(body, 0, Math.min(body.length, START), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    private static String errorsOf(byte[] body) {
        String all = JsonDocument.read(body)
                .map(document -> document.get("errors"))
                .filter(JsonArray.class::isInstance)
                .map(JsonValue::asJsonArray)
                .map(ApiErrors::lines)
                .orElse("");
        return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
    }

    // foreign text goes into sentences and logs: a line of theirs must not look like one of ours
    private static String lines(JsonArray errors) {
        return errors.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .map(ApiErrors::line)
                .collect(Collectors.joining("; "))
                .replaceAll("\\p{Cntrl}|[\u0080-\u009f\u2028\u2029]", " ");
    }

    // detail is required by the specification and missing in the field
    private static String line(JsonObject error) {
        return text(error, "code").orElse("?") + ": "
                + text(error, "detail").or(() -> text(error, "title")).orElse("");
    }

    private static Optional<String> text(JsonObject error, String name) {
        return Optional.ofNullable(error.getString(name, null));
    }
}
