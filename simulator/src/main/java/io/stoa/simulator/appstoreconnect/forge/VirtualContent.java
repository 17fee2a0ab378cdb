package io.stoa.simulator.appstoreconnect.forge;

import io.stoa.packageformat.Sha256;
import io.stoa.simulator.appstoreconnect.catalog.AssetContent;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Bytes that follow from a seed and are copied together rather than computed, so that a network is never faster. Each
 * page is marked with the seed and its number: no two pages are the same, and bytes in the wrong place show.
 *
 * @param length bytes
 */
public record VirtualContent(long seed, long length) implements AssetContent {

    private static final int PAGE = 4096;
    private static final int MARK = 16;
    private static final int PATTERN_LENGTH = 1 << 20;
    private static final byte[] PATTERN = new byte[PATTERN_LENGTH];

    static {
        new SplittableRandom(PATTERN_LENGTH).nextBytes(PATTERN);
    }

    @Override
    public Sha256 sha256() {
        return VirtualDigests.of(this, length).whole();
    }

    @Override
    public InputStream open(long first) {
        return new Pages(first);
    }

    private byte[] mark(long page) {
        return ByteBuffer.allocate(MARK).putLong(seed).putLong(page).array();
    }

    /** Copies as much of one page as is wanted. */
    private int copy(long position, byte[] buffer, int offset, int wanted) {
        int inPage = (int) (position % PAGE);
        int count = Math.min(wanted, PAGE - inPage);
        int from = (int) ((position - inPage + (seed & 0xFF) * PAGE) % PATTERN_LENGTH) + inPage;
        System.arraycopy(PATTERN, from, buffer, offset, count);
        if (inPage < MARK) {
            System.arraycopy(mark(position / PAGE), inPage, buffer, offset, Math.min(count, MARK - inPage));
        }
        return count;
    }

    private final class Pages extends InputStream {

        private long position;

        Pages(long position) {
            this.position = position;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int wanted) {
            int left = (int) Math.min(wanted, length - position);
            if (left <= 0) {
                return wanted == 0 ? 0 : -1;
            }
            int done = 0;
            while (done < left) {
                int copied = copy(position, buffer, offset + done, left - done);
                done += copied;
                position += copied;
            }
            return done;
        }
    }
}
