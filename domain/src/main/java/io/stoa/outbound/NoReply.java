package io.stoa.outbound;

/** A neighbour did not answer in time, broke off, or said more than is read. Its message says which, for a log. */
public class NoReply extends Exception {

    private static final long serialVersionUID = 1L;

    public NoReply(String reason) {
        super(reason);
    }

    public NoReply(String reason, Throwable cause) {
        super(reason, cause);
    }
}
