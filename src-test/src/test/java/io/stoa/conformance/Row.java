package io.stoa.conformance;

/**
 * One row of the table of bad input.
 *
 * @param input    what is wrong with the request, in words
 * @param expected what has to come back
 */
record Row(String input, Request request, ErrorShape expected) {

    static Row of(String input, Request request, ErrorShape expected) {
        return new Row(input, request, expected);
    }

    void play(DeployedStoa stoa) {
        expected.check(stoa.send(request));
    }

    @Override
    public String toString() {
        return input + ": " + request;
    }
}
