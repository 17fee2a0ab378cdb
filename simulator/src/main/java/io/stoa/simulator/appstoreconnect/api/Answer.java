package io.stoa.simulator.appstoreconnect.api;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;

/** What goes back to the caller: status, content type, body. */
record Answer(int status, String contentType, byte[] body) {

    static Answer json(int status, JsonObject document) {
        return new Answer(status, "application/json", document.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer empty() {
        return new Answer(204, "application/json", new byte[0]);
    }

    /** The one answer that is plain text: the caller has just said that it does not take JSON. */
    static Answer notAcceptable() {
        String sentence = "This API answers in application/json only.";
        return new Answer(406, "text/plain; charset=utf-8", sentence.getBytes(StandardCharsets.UTF_8));
    }
}
