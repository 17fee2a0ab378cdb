package io.stoa.apple;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where something App Store Connect says holds.
 *
 * @param named the territories it names; none stands for everywhere
 */
public record Territories(SortedSet<Territory> named) {

    public static final Territories EVERYWHERE = new Territories(new TreeSet<>());

    public Territories {
        named = Collections.unmodifiableSortedSet(new TreeSet<>(named));
    }

    public static Territories of(Collection<Territory> named) {
        return new Territories(new TreeSet<>(named));
    }

    public boolean isEverywhere() {
        return named.isEmpty();
    }

    @Override
    public String toString() {
        return isEverywhere()
                ? "everywhere"
                : String.join(",", named.stream().map(Territory::code).toList());
    }
}
