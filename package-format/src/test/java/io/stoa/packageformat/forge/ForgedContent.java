package io.stoa.packageformat.forge;

import java.io.InputStream;

/**
 * The bytes of a forged asset: drawn from a seed, the same every time, readable from any position and never held in
 * memory, so that a file may be larger than the machine.
 *
 * @param size bytes
 */
public record ForgedContent(long seed, long size) {

    public InputStream open() {
        return openAt(0);
    }

    /** The bytes from a position on; none when it lies at or beyond the end. */
    public InputStream openAt(long position) {
        return new SeededStream(position);
    }

    private byte at(long position) {
        return (byte) (word(position >>> 3) >>> ((position & 7) << 3));
    }

    /** SplitMix64: good enough to look encrypted, and any word can be had without those before it. */
    private long word(long index) {
        long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private final class SeededStream extends InputStream {

        private long position;

        SeededStream(long position) {
            this.position = position;
        }

        @Override
        public int read() {
            return position < size ? at(position++) & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            int count = (int) Math.min(length, size - position);
            if (count <= 0) {
                return -1;
            }
            fill(buffer, offset, offset + count);
            return count;
        }

        private void fill(byte[] buffer, int from, int to) {
            int next = from;
            while (next < to) {
                long word = word(position >>> 3) >>> ((position & 7) << 3);
                int end = (int) Math.min(to, next + 8 - (position & 7));
                position += end - next;
                for (; next < end; word >>>= 8) {
                    buffer[next++] = (byte) word;
                }
            }
        }

        @Override
        public int available() {
            return (int) Math.max(0, Math.min(Integer.MAX_VALUE, size - position));
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, size - position));
            position += skipped;
            return skipped;
        }
    }
}
