package io.stoa.connect;

import io.stoa.problem.FailureCode;
import io.stoa.problem.RetryableFailure;

/**
 * App Store Connect answers, but not about this: 403 or 404. For something that was readable before it is a hint, and no
 * more than a hint, that it was withdrawn.
 */
public class NotReadable extends RetryableFailure {

    public NotReadable(FailureCode code, String sentence) {
        super(code, sentence);
    }
}
