package io.stoa.simulator.device;

/**
 * A part of a file, both ends included, as HTTP counts.
 *
 * @param total length of the whole file in bytes
 */
record ByteRange(long first, long last, long total) {

    static ByteRange from(long first, long size, long total) {
        return new ByteRange(first, Math.min(first + size, total) - 1, total);
    }

    long length() {
        return last - first + 1;
    }

    /** As {@code Content-Range} spells it. */
    String contentRange() {
        return "bytes " + first + "-" + last + "/" + total;
    }
}
