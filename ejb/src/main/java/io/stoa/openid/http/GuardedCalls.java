package io.stoa.openid.http;

import io.stoa.openid.service.Provider;
import io.stoa.outbound.Circuit;
import io.stoa.outbound.NoReply;
import io.stoa.outbound.ProviderCalls;
import io.stoa.outbound.Reply;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Calls to one provider. Few at a time, and none for a while after several failed: one that hangs holds up its own people
 * and no threads of others.
 */
final class GuardedCalls {

    private static final Logger LOG = System.getLogger(GuardedCalls.class.getName());
    private static final int MOST_AT_A_TIME = 16;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final Provider provider;
    private final ProviderCalls calls;
    private final Circuit documents;
    private final Circuit codes;
    private final Duration limit;
    private final Semaphore places = new Semaphore(MOST_AT_A_TIME);

    /** @param circuits one after the other a new one, so that codes nobody takes leave description and keys alone */
    GuardedCalls(Provider provider, ProviderCalls calls, Supplier<Circuit> circuits, Duration limit) {
        this.provider = provider;
        this.calls = calls;
        this.documents = circuits.get();
        this.codes = circuits.get();
        this.limit = limit;
    }

    /** @throws MarketplaceException with {@code OPENID_UNAVAILABLE} when there is no answer */
    Reply get(URI uri, Map<String, String> headers) {
        return guarded(documents, () -> calls.get(provider.name().value(), uri, headers, limit));
    }

    /** @throws MarketplaceException with {@code OPENID_UNAVAILABLE} when there is no answer */
    Reply post(URI uri, Map<String, String> headers, String form) {
        return guarded(codes, () -> calls.post(provider.name().value(), uri, headers, form, limit));
    }

    private Reply guarded(Circuit circuit, Call call) {
        if (!places.tryAcquire()) {
            throw away("is asked too much at once", null);
        }
        try {
            circuit.enter().ifPresent(pause -> {
                throw away("failed several times and is left alone for " + pause.toSeconds() + " s", null);
            });
            return asked(circuit, call);
        } finally {
            places.release();
        }
    }

    private Reply asked(Circuit circuit, Call call) {
        try {
            Reply reply = call.reply();
            if (reply.status() >= SERVER_ERRORS || reply.status() == TOO_MANY) {
                throw new NoReply("it answers with status " + reply.status());
            }
            circuit.succeeded();
            return reply;
        } catch (NoReply none) {
            circuit.failed();
            throw away(none.getMessage(), none);
        }
    }

    private MarketplaceException away(String reason, NoReply cause) {
        LOG.log(Level.WARNING, "openid.provider-away provider={0} reason={1}", provider.name(), reason);
        return new MarketplaceException(
                FailureCode.OPENID_UNAVAILABLE,
                provider.label() + " does not answer at the moment. Try again in a minute.",
                cause);
    }

    /** One exchange. */
    private interface Call {
        Reply reply() throws NoReply;
    }
}
