package io.stoa.connect;

import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;
import java.time.Duration;

/**
 * We do not ask App Store Connect at the moment: it has failed too often, or the requests of the hour are spent. Nothing
 * was sent, so whoever wanted to ask waits and has tried nothing.
 */
public class ConnectPaused extends RetryableFailure {

    /** @param notBefore how long to wait at least */
    public ConnectPaused(FailureCode code, String sentence, Duration notBefore) {
        super(code, sentence, notBefore, null);
    }
}
