package io.stoa.cli.packages;

import io.stoa.cli.installation.InstallationApi;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Follows an ingestion, and says what becomes of it. */
record IngestionWatch(InstallationApi installation, PrintWriter out) {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** @return whether it was published within {@code seconds} */
    boolean awaitPublished(String ingestion, int seconds) {
        long begun = System.nanoTime();
        long limit = Duration.ofSeconds(seconds).toNanos();
        String told = "";
        while (true) {
            JsonObject now = installation.get("ingestions/" + ingestion);
            String sentence = describe(now);
            if (!sentence.equals(told)) {
                out.println(sentence);
                out.flush();
                told = sentence;
            }
            if (hasEnded(now)) {
                return "PUBLISHED".equals(now.getString("state"));
            }
            if (System.nanoTime() - begun >= limit) {
                out.println("That is not the end: it goes on. How it goes is at /api/v1/ingestions/" + ingestion
                        + " and in the console.");
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean hasEnded(JsonObject ingestion) {
        String state = ingestion.getString("state");
        return state.equals("PUBLISHED") || state.equals("REJECTED");
    }

    private static String describe(JsonObject ingestion) {
        JsonObject failure = ingestion.getJsonObject("failure");
        String state = "Ingestion " + ingestion.getString("id") + " is " + ingestion.getString("state") + ".";
        return failure == null ? state : state + " " + failure.getString("sentence", "");
    }
}
