package io.stoa.catalog;

import io.stoa.apple.Territory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
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
 *   <li>A withdrawn app comes back by a word about the app or by a new package version, not by a word that names one of its
 *       packages.
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
        return isOffered() && placeOf(territory).isOffered();
    }

    /** Whether the package is offered anywhere: what a caller of unknown territory gets. */
    public boolean isOffered() {
        return places().anyMatch(Place::isOffered);
    }

    /**
     * When the offer ended: in the last territory where it did, and there with the first withdrawal that still stands. A
     * further withdrawal of what is closed already changes nothing. Empty while there is an offer, the epoch where there
     * never was one.
     */
    public Optional<Instant> endedAt() {
        return isOffered()
                ? Optional.empty()
                : places().flatMap(place -> place.endedAt().stream())
                        .max(Comparator.naturalOrder())
                        .or(() -> Optional.of(Instant.EPOCH));
    }

    // nobody named a territory: then everywhere is one place
    private Stream<Place> places() {
        Set<Territory> named = new TreeSet<>(appByName.keySet());
        named.addAll(containerByName.keySet());
        return named.isEmpty()
                ? Stream.of(new Place(new Availability(), new Availability()))
                : named.stream().map(this::placeOf);
    }

    private Place placeOf(Territory territory) {
        return new Place(saidBy(appByName, territory), saidBy(containerByName, territory));
    }

    /** What holds in one territory, where this was said by its name. */
    private final class Place {

        private final Availability appHere;
        private final Availability containerHere;

        private Place(Availability appHere, Availability containerHere) {
            this.appHere = appHere;
            this.containerHere = containerHere;
        }

        private boolean isOffered() {
            return admitted().isPresent() && endedAt().isEmpty();
        }

        private Optional<Instant> admitted() {
            return latest(container.admittedAt(), containerHere.admittedAt());
        }

        private Optional<Instant> endedAt() {
            Optional<Instant> appAdmitted = latest(app.admittedAt(), appHere.admittedAt(), container.admittedAt());
            return Stream.of(
                            standing(container.withdrawnAt(), admitted()),
                            standing(containerHere.withdrawnAt(), containerHere.admittedAt()),
                            standing(app.withdrawnAt(), appAdmitted),
                            standing(appHere.withdrawnAt(), appHere.admittedAt()))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
        }
    }

    private static Availability saidBy(Map<Territory, Availability> byName, Territory territory) {
        return byName.getOrDefault(territory, new Availability());
    }

    private static Optional<Instant> standing(Optional<Instant> withdrawn, Optional<Instant> admitted) {
        return withdrawn.filter(at -> admitted.filter(at::isBefore).isEmpty());
    }

    @SafeVarargs
    private static Optional<Instant> latest(Optional<Instant>... moments) {
        return Arrays.stream(moments).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
