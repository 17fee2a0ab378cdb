package io.stoa.licensing.http;

import io.stoa.outbound.Reply;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** A reply read strictly: the document that was asked for, a refusal of the contract, or nonsense. */
final class SealerReply {

    private static final int OK = 200;
    private static final String DOCUMENT = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Reply reply;

    SealerReply(Reply reply) {
        this.reply = reply;
    }

    /** The refusal; empty for whatever is none. */
    Optional<SealerProblem> problem() {
        return isOf(PROBLEM)
                ? object().flatMap(problem -> SealerProblem.of(reply.status(), problem.getString("code", "")))
                : Optional.empty();
    }

    /** @throws SealerFailed for anything but the document that was asked for, such as a page of a proxy */
    <T> T document(Question.Reader<T> reader) throws SealerFailed {
        if (reply.status() != OK || !isOf(DOCUMENT)) {
            throw new SealerFailed("answers with status " + reply.status() + " and not as the contract says");
        }
        JsonObject document = object().orElseThrow(() -> new SealerFailed("answers with no JSON object"));
        try {
            return reader.read(document);
        } catch (RuntimeException notSuchADocument) {
            // members that are absent, of another type or out of range: JSON-P has an exception for each, and all mean
            // the same
            throw new SealerFailed("answers with another document than was asked for", notSuchADocument);
        }
    }

    private boolean isOf(String mediaType) {
        return reply.mediaType().filter(mediaType::equals).isPresent();
    }

    private Optional<JsonObject> object() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(reply.body()))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException notAnObject) {
            // nested too deeply, a number too long, no JSON at all
            return Optional.empty();
        }
    }
}
