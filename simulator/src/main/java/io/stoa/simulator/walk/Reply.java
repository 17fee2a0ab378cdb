package io.stoa.simulator.walk;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;

/**
 * What the installation answered.
 *
 * @param request method and path, for sentences
 * @param body    as text
 */
record Reply(String request, int status, String contentType, String body) {

    private static final int SHOWN = 300;

    /** This reply. @throws Unexpected when it has another status */
    Reply require(int wanted) {
        Unexpected.unless(status == wanted, request + " to be answered with " + wanted, this);
        return this;
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        } catch (JsonException | ClassCastException notAnObject) {
            throw new Unexpected(request + " to be answered with a JSON object", toString(), notAnObject);
        }
    }

    /** A text member of the answer. @throws Unexpected when it is not there */
    String text(String member) {
        return Optional.ofNullable(json().getString(member, null))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new Unexpected("\"" + member + "\" in the answer to " + request, toString()));
    }

    /** Status and the beginning of the body. */
    @Override
    public String toString() {
        String shown = body.length() > SHOWN ? body.substring(0, SHOWN) + " ..." : body;
        return status + (shown.isBlank() ? " without a body" : " " + shown.strip());
    }
}
