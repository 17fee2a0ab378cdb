package io.stoa.connect.http;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            List<String> errors = reader.readObject().getJsonArray("errors").stream()
                    .map(JsonValue::asJsonObject)
                    .map(ApiErrors::line)
                    .toList();
            String all = String.join("; ", errors);
            return all.length() > LONGEST ? all.substring(0, LONGEST) + "…" : all;
        } catch (JsonException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException noErrorDocument) {
            return "";
        }
    }

    // detail is required by the specification and missing in the field
    private static String line(JsonObject error) {
        return error.getString("code", "?") + ": " + error.getString("detail", error.getString("title", ""));
    }
}
