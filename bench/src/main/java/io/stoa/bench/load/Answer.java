package io.stoa.bench.load;

/**
 * What came back.
 *
 * @param status     of the answer
 * @param bodyLength bytes of the body, of which the answer knows no more
 */
public record Answer(int status, long bodyLength) {}
