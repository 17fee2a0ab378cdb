package io.stoa.openid.service;

import io.stoa.identity.service.RefusalsByAddress;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Slows down an address whose answers of a provider are refused over and over: each of them is a call to the provider,
 * which may end our sign-ins for it. Good ones are not counted.
 */
@ApplicationScoped
public class AnswerThrottle {

    private static final int MOST_IN_A_MINUTE = 30;

    private final RefusalsByAddress refusals = new RefusalsByAddress(() -> MOST_IN_A_MINUTE);

    /** @throws MarketplaceException with {@code RATE_LIMITED} when the address has to wait */
    public void admit(String address) {
        if (!refusals.admits(address)) {
            throw new MarketplaceException(
                    FailureCode.RATE_LIMITED, "Too many sign-ins from here came to nothing. Try again in a minute.");
        }
    }

    /** Counts what came of an answer, where it was not genuine. */
    public void failed(String address, MarketplaceException failure) {
        if (failure.code() == FailureCode.OPENID_ANSWER_REFUSED) {
            refusals.refused(address);
        }
    }
}
