package io.stoa.simulator.walk;

/** Something is not as it has to be; the step it happens in makes a {@link WalkFailed} of it. */
final class Unexpected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String seen;

    Unexpected(String expected, String seen) {
        this(expected, seen, null);
    }

    Unexpected(String expected, String seen, Throwable cause) {
        super("expected " + expected + ", saw " + seen, cause);
        this.expected = expected;
        this.seen = seen;
    }

    static void unless(boolean asItHasToBe, String expected, Object seen) {
        if (!asItHasToBe) {
            throw new Unexpected(expected, String.valueOf(seen));
        }
    }

    String expected() {
        return expected;
    }

    String seen() {
        return seen;
    }
}
