package io.stoa.cli.torture.history;

/** What a client knows about its operation. */
public enum Verdict {
    /** It was acknowledged: from now on it must be there. */
    OK,
    /** It was refused, or never arrived: it need not be there. */
    FAIL,
    /** Nobody answered, or the answer leaves it open: it is wholly there or not at all. */
    UNKNOWN
}
