package io.stoa.cli.torture.play;

import io.stoa.cli.torture.world.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Watches the bytes of packages leave App Store Connect, and holds them back in the middle when it is told to. */
public final class DownloadTap {

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(20);

    private final Map<String, AtomicLong> left = new ConcurrentHashMap<>();
    private volatile String held = "";

    /** From now on the assets of this package version stop half way, until {@link #release}. */
    void hold(String packageVersionId) {
        held = key(packageVersionId);
    }

    void release() {
        held = "";
    }

    /** Waits until this many bytes of a package version's assets have left. @return whether they did in time */
    boolean awaitBytes(String packageVersionId, long bytes, Duration limit) {
        return Patience.until(
                limit, Duration.ofMillis(2), () -> counter(packageVersionId).get() >= bytes);
    }

    InputStream watch(String packageVersionId, InputStream bytes, long length) {
        return new WatchedStream(key(packageVersionId), bytes, length / 2);
    }

    private AtomicLong counter(String packageVersionId) {
        return left.computeIfAbsent(key(packageVersionId), id -> new AtomicLong());
    }

    private static String key(String packageVersionId) {
        return packageVersionId.toLowerCase(Locale.ROOT);
    }

    private final class WatchedStream extends InputStream {

        private final String packageVersionId;
        private final InputStream bytes;
        private final long middle;
        private long position;

        WatchedStream(String packageVersionId, InputStream bytes, long middle) {
            this.packageVersionId = packageVersionId;
            this.bytes = bytes;
            this.middle = middle;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int read = read(one, 0, 1);
            return read < 0 ? read : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (position >= middle) {
                Patience.until(LONGEST_HOLD, () -> !held.equals(packageVersionId));
            }
            int read = bytes.read(buffer, offset, length);
            if (read > 0) {
                position += read;
                counter(packageVersionId).addAndGet(read);
            }
            return read;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
