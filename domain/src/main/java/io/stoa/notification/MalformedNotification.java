package io.stoa.notification;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;

/** A signed body that is not a notification. Its sentence names the member that is missing or wrong. */
public class MalformedNotification extends MarketplaceException {

    public MalformedNotification(String sentence) {
        super(FailureCode.MALFORMED_REQUEST, sentence);
    }
}
