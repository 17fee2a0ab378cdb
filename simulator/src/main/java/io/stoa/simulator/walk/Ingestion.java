package io.stoa.simulator.walk;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * An ingestion as {@code /api/v1/ingestions} shows it.
 *
 * @param packageVersionId lower case; empty until it is known
 * @param failure          code and sentence, when it was refused or put back
 */
record Ingestion(
        String id,
        String state,
        String phase,
        Optional<String> packageVersionId,
        long bytesDone,
        long bytesTotal,
        int assetsTotal,
        Optional<String> failure) {

    static Ingestion of(JsonObject json) {
        JsonObject progress = json.getJsonObject("progress");
        return new Ingestion(
                json.getString("id"),
                json.getString("state"),
                json.getString("phase"),
                Optional.ofNullable(json.getString("alternativeDistributionPackageVersionId", null)),
                progress.getJsonNumber("bytesDone").longValue(),
                progress.getJsonNumber("bytesTotal").longValue(),
                progress.getInt("assetsTotal"),
                Optional.ofNullable(json.getJsonObject("failure")).map(Ingestion::failure));
    }

    private static String failure(JsonObject failure) {
        return failure.getString("code") + ": " + failure.getString("sentence");
    }

    boolean isPublished() {
        return state.equals("PUBLISHED");
    }

    boolean isRejected() {
        return state.equals("REJECTED");
    }

    /** State, phase and bytes, for a person. */
    @Override
    public String toString() {
        return state + ", " + phase + ", " + Bytes.of(bytesDone) + " of " + Bytes.of(bytesTotal)
                + failure.map(reason -> ", " + reason).orElse("");
    }
}
