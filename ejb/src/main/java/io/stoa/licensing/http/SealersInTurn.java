package io.stoa.licensing.http;

import io.stoa.outbound.Circuit;
import io.stoa.outbound.NeighbourCalls;
import io.stoa.outbound.http.NeighbourSettings;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.RetryableFailure;
import io.stoa.time.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Asks the sealers one after the other, as they are configured, until one answers. All of it within one limit of time, of
 * which each gets its share, and for so many questions at once.
 */
@ApplicationScoped
public class SealersInTurn {

    private static final Logger LOG = System.getLogger(SealersInTurn.class.getName());

    // long enough for a burst to pass; a longer queue would only make every device late
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    @Inject
    NeighbourSettings neighbours;

    @Inject
    NeighbourCalls calls;

    @Inject
    SealerSettings settings;

    @Inject
    Clock clock;

    @Inject
    Ticker ticker;

    private List<Sealer> sealers;
    private Semaphore places;

    @PostConstruct
    void open() {
        sealers = neighbours.sealers().stream()
                .map(address -> new Sealer(
                        address, calls, new Circuit(settings.breakerFailures(), settings.breakerPause(), clock)))
                .toList();
        if (sealers.isEmpty()) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    "stoa.licensing.sealer is \"http\": set stoa.licensing.sealer.url too.");
        }
        places = new Semaphore(settings.parallelCalls());
    }

    /** All of them, for a look at each. */
    List<Sealer> all() {
        return sealers;
    }

    /**
     * Asks until one answers.
     *
     * @throws RetryableFailure with {@code SEALER_UNAVAILABLE} when none does
     */
    <T> T ask(Question<T> question) {
        takePlace();
        try {
            return askInTurn(question);
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable("The licence sealers have more to do than they can. Ask again.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable("The server is stopping. Ask again.");
        }
    }

    private <T> T askInTurn(Question<T> question) {
        long end = ticker.nanos() + settings.timeLimit().toNanos();
        int left = sealers.size();
        for (Sealer sealer : sealers) {
            Duration rest = Duration.ofNanos(end - ticker.nanos());
            if (rest.toMillis() < left) {
                break;
            }
            try {
                return sealer.ask(question, rest.dividedBy(left--));
            } catch (RetryableFailure refusal) {
                LOG.log(
                        Level.WARNING,
                        "license.sealer-refused at={0} asked={1} {2}",
                        sealer,
                        question,
                        refusal.sentence());
                throw refusal;
            } catch (SealerFailed next) {
                LOG.log(
                        Level.WARNING,
                        "license.sealer-failed at={0} asked={1} it {2}",
                        sealer,
                        question,
                        next.getMessage());
            }
        }
        throw unavailable("No licence sealer answers. Nothing was issued; ask again.");
    }

    private static RetryableFailure unavailable(String sentence) {
        return new RetryableFailure(FailureCode.SEALER_UNAVAILABLE, sentence);
    }
}
