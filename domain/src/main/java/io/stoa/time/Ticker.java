package io.stoa.time;

/**
 * How much time has passed: nanoseconds since a moment nobody knows. Unlike a clock it is never set, so durations and
 * leases are measured by it.
 */
@FunctionalInterface
public interface Ticker {

    /** Only differences mean something. */
    long nanos();
}
