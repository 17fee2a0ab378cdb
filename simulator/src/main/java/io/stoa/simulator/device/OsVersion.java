package io.stoa.simulator.device;

import java.util.Comparator;

/**
 * A version of iOS or iPadOS, such as {@code 18.3.1}, or an OS family of a manifest, such as {@code 17.4}.
 *
 * @param text one to four groups of digits with dots between them, kept as written
 */
public record OsVersion(String text) {

    /** Component by component as numbers; a missing component counts as 0. */
    static final Comparator<OsVersion> NUMERIC = OsVersion::compareNumerically;

    private static final String FORM = "[0-9]{1,6}(\\.[0-9]{1,6}){0,3}";

    /** @throws IllegalArgumentException when the text is not a version */
    public OsVersion {
        if (!isVersion(text)) {
            throw new IllegalArgumentException("'" + text + "' is not an OS version such as 18.3.1");
        }
    }

    static boolean isVersion(String text) {
        return text.matches(FORM);
    }

    boolean isAtLeast(OsVersion other) {
        return NUMERIC.compare(this, other) >= 0;
    }

    private static int compareNumerically(OsVersion one, OsVersion other) {
        String[] mine = one.text.split("\\.");
        String[] theirs = other.text.split("\\.");
        for (int i = 0; i < Math.max(mine.length, theirs.length); i++) {
            int difference = Integer.compare(component(mine, i), component(theirs, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int component(String[] components, int index) {
        return index < components.length ? Integer.parseInt(components[index]) : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
