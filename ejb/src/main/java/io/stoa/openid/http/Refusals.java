package io.stoa.openid.http;

import io.stoa.openid.service.Provider;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What people are told of a conversation that failed; what it was stands in the log. */
final class Refusals {

    private static final Logger LOG = System.getLogger(Refusals.class.getName());

    private Refusals() {}

    /** The operator has to look: nobody signs in by this provider until then. */
    static MarketplaceException unusable(Provider provider, Exception cause) {
        return new MarketplaceException(
                FailureCode.OPENID_UNUSABLE,
                "This marketplace and " + provider.label() + " do not understand each other. Its operator has to look.",
                cause);
    }

    /** The answer is not what was asked for, or not from whom. */
    static MarketplaceException refused(Provider provider, String reason, Exception cause) {
        LOG.log(Level.WARNING, "openid.answer-refused provider={0} reason={1}", provider.name(), reason);
        return new MarketplaceException(
                FailureCode.OPENID_ANSWER_REFUSED,
                "What " + provider.label() + " answered is not good for signing in. Start again.",
                cause);
    }

    static MarketplaceException refused(Provider provider, String reason) {
        return refused(provider, reason, null);
    }
}
