package io.stoa.simulator.device;

import com.sun.net.httpserver.Headers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request a fake marketplace received. */
record FakeRequest(String method, String path, Headers headers, byte[] body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    JsonObject json() {
        return Json.createReader(new ByteArrayInputStream(body)).readObject();
    }

    Map<String, String> form() {
        return form(new String(body, StandardCharsets.US_ASCII));
    }

    static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }
}
