package io.stoa.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Waits until an address answers 200, as long as the server behind it lives. */
final class Answering {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Answering() {}

    static void await(URI address, LaunchedProcess server, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers(address)) {
            if (server.hasEndedWithin(PAUSE)) {
                throw new ServerNotStarted("The server ended while it started: " + server.describe());
            }
            if (System.nanoTime() > deadline) {
                throw new ServerNotStarted(
                        address + " did not answer within " + limit.toSeconds() + " s: " + server.describe());
            }
        }
    }

    private static boolean answers(URI address) {
        HttpRequest probe =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        try {
            return CLIENT.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ServerNotStarted("The start was interrupted.", stopped);
        }
    }
}
