package io.stoa.catalog;

import io.stoa.apple.Territory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a package is offered, from what was said of it and of its app. It looks at moments alone, so that the order in
 * which the words arrived does not matter.
 *
 * <ul>
 *   <li>What is admitted and withdrawn at one moment is withdrawn.
 *   <li>What was closed by name is opened by name: a new package version, which is announced for everywhere, does not bring
 *       an app back to a territory it was taken from.
 *   <li>A withdrawal for everywhere ends every earlier admission, also those by name.
 *   <li>What is closed in every territory that was named is offered nowhere, although nobody spoke about the others.
 * </ul>
 */
public final class OfferRule {

    private final Availability app;
    private final Availability container;
    private final Map<Territory, Availability> appByName;
    private final Map<Territory, Availability> containerByName;

    /** @param named what was said by name of this app and of any of its packages */
    public OfferRule(App app, DistributionPackage container, Collection<TerritoryAvailability> named) {
        this.app = app.availability();
        this.container = container.availability();
        this.appByName = byName(named, row -> row.packageId().isEmpty());
        this.containerByName = byName(named, row -> row.packageId().equals(Optional.of(container.packageId())));
    }

    private static Map<Territory, Availability> byName(
            Collection<TerritoryAvailability> named, Function<TerritoryAvailability, Boolean> isMeant) {
        return named.stream()
                .filter(isMeant::apply)
                .collect(Collectors.toMap(TerritoryAvailability::territory, TerritoryAvailability::availability));
    }

    /** Whether a device in this territory is offered the package. */
    public boolean isOfferedIn(Territory territory) {
        return isOffered() && holdsIn(saidBy(appByName, territory), saidBy(containerByName, territory));
    }

    /** Whether the package is offered anywhere: what a caller of unknown territory gets. */
    public boolean isOffered() {
        Set<Territory> named = new TreeSet<>(appByName.keySet());
        named.addAll(containerByName.keySet());
        return named.isEmpty()
                ? holdsIn(new Availability(), new Availability())
                : named.stream()
                        .anyMatch(
                                territory -> holdsIn(saidBy(appByName, territory), saidBy(containerByName, territory)));
    }

    /** When the offer ended; empty while there is one, the epoch where there never was. */
    public Optional<Instant> endedAt() {
        return isOffered() ? Optional.empty() : lastWithdrawn().or(() -> Optional.of(Instant.EPOCH));
    }

    private Optional<Instant> lastWithdrawn() {
        return Stream.of(List.of(app, container), appByName.values(), containerByName.values())
                .flatMap(Collection::stream)
                .flatMap(said -> said.withdrawnAt().stream())
                .max(Comparator.naturalOrder());
    }

    private boolean holdsIn(Availability appHere, Availability containerHere) {
        Optional<Instant> admitted = latest(container.admittedAt(), containerHere.admittedAt());
        return admitted.isPresent()
                && isAfter(admitted, container.withdrawnAt())
                && isAfter(containerHere.admittedAt(), containerHere.withdrawnAt())
                && isAfter(latest(app.admittedAt(), appHere.admittedAt(), container.admittedAt()), app.withdrawnAt())
                && isAfter(appHere.admittedAt(), appHere.withdrawnAt());
    }

    private static Availability saidBy(Map<Territory, Availability> byName, Territory territory) {
        return byName.getOrDefault(territory, new Availability());
    }

    private static boolean isAfter(Optional<Instant> admitted, Optional<Instant> withdrawn) {
        return withdrawn.isEmpty()
                || admitted.filter(at -> at.isAfter(withdrawn.get())).isPresent();
    }

    @SafeVarargs
    private static Optional<Instant> latest(Optional<Instant>... moments) {
        return Arrays.stream(moments).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
