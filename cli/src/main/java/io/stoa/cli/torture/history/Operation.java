package io.stoa.cli.torture.history;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;

/**
 * One operation of a client, from its invocation to its return.
 *
 * @param seed    of the round it belongs to
 * @param subject an id that the checker looks for
 * @param detail  for a person
 */
public record Operation(
        long seed, Action action, String subject, Instant invoked, Instant returned, Verdict verdict, String detail) {

    /** How the detail of an answer begins that no installation may give. */
    public static final String BAD_ANSWER = "bad answer: ";

    /** How the detail of an install begins that was offered a version and then refused its licence. */
    public static final String NO_LICENCE = "no licence: ";

    JsonObject json() {
        return Json.createObjectBuilder()
                .add("seed", seed)
                .add("action", action.name())
                .add("subject", subject)
                .add("invoked", invoked.toString())
                .add("returned", returned.toString())
                .add("verdict", verdict.name())
                .add("detail", detail)
                .build();
    }

    @Override
    public String toString() {
        return invoked + " " + action + " " + subject + " " + verdict + " " + detail;
    }
}
