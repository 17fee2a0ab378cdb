package io.stoa.cli.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until a started server answers a request that only the whole application can answer. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private Readiness() {}

    static void await(Process process, URI server, Duration limit, ServerLog log) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PAUSE).build();
        HttpRequest probe = HttpRequest.newBuilder(server.resolve("/.well-known/marketplace-kit"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (answers(client, probe)) {
                return;
            }
            if (hasEndedWithin(process, PAUSE) || log.saysNotDeployed()) {
                process.destroyForcibly();
                throw new ServerNotStarted("The server could not be started. The reason is in " + log.file());
            }
        }
        process.destroyForcibly();
        throw new ServerNotStarted(
                "The server did not answer within " + limit.toSeconds() + " s. Look at " + log.file());
    }

    private static boolean answers(HttpClient client, HttpRequest probe) {
        try {
            return client.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerNotStarted("The start was interrupted.");
        }
    }

    private static boolean hasEndedWithin(Process process, Duration pause) {
        try {
            return process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerNotStarted("The start was interrupted.");
        }
    }
}
