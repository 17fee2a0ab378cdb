package io.stoa.simulator.walk;

import java.util.Locale;

/** Numbers of bytes as people read them: {@code 11.5 MB}, thousand by thousand. */
final class Bytes {

    private static final int STEP = 1000;

    private Bytes() {}

    static String of(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        return bytes < STEP * STEP
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
