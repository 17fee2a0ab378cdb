package io.stoa.oauth;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.ejb.ApplicationException;

/**
 * A refusal of the token endpoint, in the words of OAuth. It does not roll back: a family of tokens that was revoked
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
        return error == OAuthError.TEMPORARILY_UNAVAILABLE ? FailureCode.RATE_LIMITED : FailureCode.MALFORMED_REQUEST;
    }
}
