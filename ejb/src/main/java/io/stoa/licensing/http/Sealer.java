package io.stoa.licensing.http;

import io.stoa.outbound.Circuit;
import io.stoa.outbound.NeighbourCalls;
import io.stoa.outbound.NoReply;
import io.stoa.outbound.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One sealer and its circuit. */
final class Sealer {

    private final URI address;
    private final NeighbourCalls calls;
    private final Circuit circuit;

    Sealer(URI address, NeighbourCalls calls, Circuit circuit) {
        this.address = address;
        this.calls = calls;
        this.circuit = circuit;
    }

    /**
     * Asks it, unless its circuit is open.
     *
     * @throws SealerFailed when it did not do it and another one may
     */
    <T> T ask(Question<T> question, Duration limit) throws SealerFailed {
        if (circuit.enter().isPresent()) {
            throw new SealerFailed("is left alone after " + circuit.failures() + " failures in a row");
        }
        return askNow(question, limit);
    }

    /** Asks it whatever its circuit says; what comes of it counts all the same. */
    <T> T askNow(Question<T> question, Duration limit) throws SealerFailed {
        SealerReply reply = new SealerReply(send(question, limit));
        Optional<SealerProblem> problem = reply.problem();
        if (problem.isPresent()) {
            count(!problem.get().meansAway());
            throw problem.get().raised();
        }
        return read(reply, question);
    }

    private Reply send(Question<?> question, Duration limit) throws SealerFailed {
        URI uri = address.resolve(question.path());
        try {
            Optional<byte[]> body = question.bytes();
            return body.isPresent() ? calls.post(uri, body.get(), limit) : calls.get(uri, limit);
        } catch (NoReply silent) {
            count(false);
            throw new SealerFailed("gives " + silent.getMessage(), silent);
        }
    }

    private <T> T read(SealerReply reply, Question<T> question) throws SealerFailed {
        boolean sensible = false;
        try {
            T answer = reply.document(question.reader());
            sensible = true;
            return answer;
        } finally {
            count(sensible);
        }
    }

    private void count(boolean sensible) {
        if (sensible) {
            circuit.succeeded();
        } else {
            circuit.failed();
        }
    }

    /** The address, for a log alone. */
    @Override
    public String toString() {
        return address.toString();
    }
}
