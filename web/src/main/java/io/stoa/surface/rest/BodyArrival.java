package io.stoa.surface.rest;

import io.stoa.problem.FailureCode;
import io.stoa.problem.rest.Problems;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Collects a body as it comes, on the server's selector and without a thread of its own, then sends the request on. */
final class BodyArrival implements ReadListener {

    /** Where the whole body waits for the request's second way through the filters. */
    static final String ATTRIBUTE = BodyArrival.class.getName();

    private static final Logger LOG = System.getLogger(BodyArrival.class.getName());
    private static final int BUFFER = 8 * 1024;

    private final AsyncContext waiting;
    private final ServletInputStream content;
    private final int largest;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Future<?> patience;

    BodyArrival(AsyncContext waiting, ServletInputStream content, int largest, Patience patience) {
        this.waiting = waiting;
        this.content = content;
        this.largest = largest;
        this.patience = patience.afterwards(this::giveUp);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (!over.get() && content.isReady() && !content.isFinished()) {
            int read = content.read(buffer);
            body.write(buffer, 0, Math.max(read, 0));
            if (body.size() > largest) {
                // the end point counts, and refuses one byte too many
                onAllDataRead();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (end()) {
            waiting.getRequest().setAttribute(ATTRIBUTE, body.toByteArray());
            waiting.dispatch();
        }
    }

    // the caller is gone, or what it sends is not HTTP: nobody is there to be told
    @Override
    public void onError(Throwable broken) {
        if (end()) {
            waiting.complete();
        }
    }

    private void giveUp() {
        if (end()) {
            try {
                tellTooSlow((HttpServletResponse) waiting.getResponse());
            } catch (IOException gone) {
                LOG.log(Level.DEBUG, "a slow caller is gone", gone);
            } finally {
                waiting.complete();
            }
        }
    }

    private static void tellTooSlow(HttpServletResponse response) throws IOException {
        response.setHeader("Connection", "close");
        Problems.write(
                response,
                FailureCode.REQUEST_TOO_SLOW,
                "The request's body did not arrive within " + Patience.WITH_A_BODY.toSeconds()
                        + " seconds. Send it again.");
    }

    private boolean end() {
        patience.cancel(false);
        return over.compareAndSet(false, true);
    }
}
