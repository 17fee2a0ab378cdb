package io.stoa.problem;

import jakarta.ejb.ApplicationException;

/**
 * The root of every failure Stoa designed: a {@link FailureCode} and a sentence a person understands.
 * It knows nothing of HTTP. Its message is shown to callers, so it never holds a secret or a class name.
 */
@ApplicationException(rollback = true, inherited = true)
public class MarketplaceException extends RuntimeException {

    private final FailureCode code;

    public MarketplaceException(FailureCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public MarketplaceException(FailureCode code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public FailureCode code() {
        return code;
    }

    /** What happened and what to do, for a person. */
    public String sentence() {
        return getMessage();
    }

    /** The sentence, cut where it is longer than so many characters. */
    public String sentence(int longest) {
        String sentence = sentence();
        return sentence.length() > longest ? sentence.substring(0, longest - 1) + "…" : sentence;
    }
}
