package io.stoa.simulator.walk;

/** A step of a walk was not as it has to be; the walk ends there. */
public final class WalkFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final String expected;
    private final String seen;

    WalkFailed(String step, String expected, String seen, Throwable cause) {
        super(step + ": expected was " + expected + "; seen was " + seen, cause);
        this.step = step;
        this.expected = expected;
        this.seen = seen;
    }

    /** The name of the step. */
    public String step() {
        return step;
    }

    /** What has to be, for a person. */
    public String expected() {
        return expected;
    }

    /** What was there instead. */
    public String seen() {
        return seen;
    }
}
