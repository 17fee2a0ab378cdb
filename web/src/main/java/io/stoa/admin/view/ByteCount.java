package io.stoa.admin.view;

import java.util.Locale;

/** A number of bytes in words: decimal units, as an operating system shows the size of a file. */
final class ByteCount {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};
    private static final double STEP = 1_000;

    private ByteCount() {}

    static String words(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double amount = bytes / STEP;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ENGLISH, "%.1f %s", amount, UNITS[unit]);
    }
}
