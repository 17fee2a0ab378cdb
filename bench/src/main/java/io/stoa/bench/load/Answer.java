package io.stoa.bench.load;

/**
 * What came back.
 *
 * @param status     of the answer
 * @param bodyLength bytes of the body, which are not kept
 */
public record Answer(int status, long bodyLength) {}
