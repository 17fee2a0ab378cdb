package io.stoa.packagestore.file;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Buffers that go from one copy to the next: a fresh one for each of thousands of small ranges is garbage. */
public final class CopyBuffers {

    public static final int SIZE = 128 * 1024;

    private static final int MOST_KEPT = 64;
    private static final Queue<byte[]> FREE = new ArrayBlockingQueue<>(MOST_KEPT);

    private CopyBuffers() {}

    /** A buffer with anything in it; whoever takes it gives it back. */
    public static byte[] take() {
        byte[] kept = FREE.poll();
        return kept != null ? kept : new byte[SIZE];
    }

    /** Keeps a buffer for the next; one too many is left to the collector. */
    public static boolean giveBack(byte[] buffer) {
        return FREE.offer(buffer);
    }
}
