package io.stoa.problem;

import java.time.Duration;

/** A failure that may pass: the work is put back and tried again later. Nothing is lost. */
public class RetryableFailure extends MarketplaceException {

    private final Duration notBefore;

    public RetryableFailure(FailureCode code, String sentence) {
        this(code, sentence, Duration.ZERO, null);
    }

    public RetryableFailure(FailureCode code, String sentence, Throwable cause) {
        this(code, sentence, Duration.ZERO, cause);
    }

    /** @param notBefore how long the other side asked us to wait; zero when it did not say */
    public RetryableFailure(FailureCode code, String sentence, Duration notBefore, Throwable cause) {
        super(code, sentence, cause);
        this.notBefore = notBefore;
    }

    public Duration notBefore() {
        return notBefore;
    }
}
