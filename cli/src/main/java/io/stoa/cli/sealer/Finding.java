package io.stoa.cli.sealer;

/** How one check went. */
record Finding(String name, boolean passed, String expected, String seen) {

    String text() {
        return (passed ? "ok    " : "FAIL  ") + name + ": expected " + expected + ", seen " + seen;
    }
}
