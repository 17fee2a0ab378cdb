package io.stoa.apple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version of iOS or iPadOS such as {@code 17.4.1}, compared component by component as numbers.
 *
 * @param components one to five non-negative numbers; missing ones count as zero
 * @see "device-protocol: platform and OS matching"
 */
public record OsVersion(List<Integer> components) implements Comparable<OsVersion> {

    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6}){0,4}");

    public OsVersion {
        components = List.copyOf(components);
    }

    /** Reads {@code 18.3.1}; empty for anything that is not dotted numbers, such as {@code 17.4.1b}. */
    public static Optional<OsVersion> parse(String text) {
        if (text == null || !DOTTED.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Integer> components = new ArrayList<>();
        for (String component : text.split("\\.")) {
            components.add(Integer.valueOf(component));
        }
        return Optional.of(new OsVersion(components));
    }

    public boolean isAtLeast(OsVersion minimum) {
        return compareTo(minimum) >= 0;
    }

    @Override
    public int compareTo(OsVersion other) {
        int longest = Math.max(components.size(), other.components.size());
        for (int i = 0; i < longest; i++) {
            int order = Integer.compare(component(i), other.component(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int component(int index) {
        return index < components.size() ? components.get(index) : 0;
    }

    /** Two texts are the same version when they compare as equal: {@code 17} is {@code 17.0}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OsVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        int last = components.size();
        while (last > 0 && components.get(last - 1) == 0) {
            last--;
        }
        return components.subList(0, last).hashCode();
    }

    @Override
    public String toString() {
        return String.join(".", components.stream().map(String::valueOf).toList());
    }
}
