package io.stoa.oauth;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.ApplicationException;

/**
 * A refusal of an OAuth endpoint, in the words of OAuth. It does not roll back: a family of tokens that was revoked
 * because one of them came back stays revoked although its bearer is refused. Whoever throws it has therefore changed
 * nothing else.
 */
@ApplicationException(rollback = false)
public class OAuthRefusal extends MarketplaceException {

    private final OAuthError error;

    /** @param description for the developer who reads the answer; ASCII without quotes, never a secret */
    public OAuthRefusal(OAuthError error, String description) {
        super(codeOf(error), description);
        this.error = error;
    }

    public OAuthError error() {
        return error;
    }

    private static FailureCode codeOf(OAuthError error) {
        return switch (error) {
            case TEMPORARILY_UNAVAILABLE -> FailureCode.RATE_LIMITED;
            case INVALID_CLIENT -> FailureCode.CALLER_UNKNOWN;
            default -> FailureCode.MALFORMED_REQUEST;
        };
    }
}
