package io.stoa.simulator.walk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;

/** Waits until an installation that somebody else starts answers. */
public final class Arrival {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpRequest question;
    private final WalkListener listener;
    private final Await await;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Waits up to five minutes. */
    public Arrival(URI publicUrl, WalkListener listener) {
        this(publicUrl, listener, Await.atMost(LIMIT));
    }

    Arrival(URI publicUrl, WalkListener listener, Await await) {
        this.question = HttpRequest.newBuilder(publicUrl.resolve("/.well-known/marketplace-kit"))
                .timeout(PATIENCE)
                .build();
        this.listener = listener;
        this.await = await;
    }

    /** @throws WalkFailed when nothing that knows devices answers in time */
    public void await() {
        new WalkLog(listener, Clock.systemUTC()).prove("installation", proof -> {
            proof.progresses("waiting for " + question.uri());
            await.until("200 from " + question.uri(), this::look, "200"::equals);
            proof.proves(question.uri() + " answers");
        });
    }

    // a server that starts refuses the connection first, and answers 404 for a while
    private String look() {
        try {
            return String.valueOf(
                    client.send(question, BodyHandlers.discarding()).statusCode());
        } catch (IOException notYet) {
            return "no answer (" + notYet + ")";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unexpected("200 from " + question.uri(), "an interruption", stopped);
        }
    }
}
