package io.stoa.oauth;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;

/** A bearer token that proves nothing: forged, expired, or made for something else. The sentence says which. */
public class AccessTokenRefused extends MarketplaceException {

    public AccessTokenRefused(String sentence) {
        super(FailureCode.CALLER_UNKNOWN, sentence);
    }
}
