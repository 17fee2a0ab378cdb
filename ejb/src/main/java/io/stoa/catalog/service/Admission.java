package io.stoa.catalog.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.apple.Territory;
import io.stoa.catalog.App;
import io.stoa.catalog.AvailabilityChange;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.DistributionPackage;
import io.stoa.catalog.OfferRule;
import io.stoa.catalog.TerritoryAvailability;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.settings.InstallationSettings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Admits packages and withdraws packages or whole apps, at the moment App Store Connect says it happened. It holds for
 * packages we have not seen yet, so that a withdrawal that overtakes its announcement is not forgotten.
 */
@Stateless
public class Admission {

    private static final Logger LOG = System.getLogger(Admission.class.getName());

    @Inject
    CatalogRows rows;

    @Inject
    InstallationSettings installation;

    /** Admits a package everywhere, as the announcement of one of its versions does. */
    public void admit(AppleItemId app, PackageId packageId, Instant at) {
        change(app, packageId, AvailabilityChange.admitted(at));
    }

    /** Admits or withdraws one package. */
    public void change(AppleItemId id, PackageId packageId, AvailabilityChange change) {
        App app = rows.app(id, kindOf(id));
        DistributionPackage container = rows.distributionPackage(packageId, id);
        List<TerritoryAvailability> named = named(id, Optional.of(packageId), change);
        if (change.territories().isEverywhere()) {
            container.take(change);
        }
        container.settle(new OfferRule(app, container, named));
        LOG.log(
                Level.INFO,
                "catalog.package-{0} app={1} package={2} where={3} at={4}",
                word(change),
                id,
                packageId,
                change.territories(),
                change.at());
    }

    /** Admits or withdraws a whole app. */
    public void change(AppleItemId id, AvailabilityChange change) {
        App app = rows.app(id, kindOf(id));
        List<TerritoryAvailability> named = named(id, Optional.empty(), change);
        if (change.territories().isEverywhere()) {
            app.take(change);
        }
        rows.distributionPackages(id).forEach(container -> container.settle(new OfferRule(app, container, named)));
        LOG.log(
                Level.INFO,
                "catalog.app-{0} app={1} where={2} at={3}",
                word(change),
                id,
                change.territories(),
                change.at());
    }

    // all that is said by name of the app and its packages, with the change in it
    private List<TerritoryAvailability> named(
            AppleItemId app, Optional<PackageId> packageId, AvailabilityChange change) {
        List<TerritoryAvailability> named = new ArrayList<>(rows.territories(app));
        for (Territory territory : change.territories().named()) {
            named.stream()
                    .filter(row ->
                            row.packageId().equals(packageId) && row.territory().equals(territory))
                    .findFirst()
                    .orElseGet(() -> {
                        TerritoryAvailability row = rows.added(new TerritoryAvailability(app, packageId, territory));
                        named.add(row);
                        return row;
                    })
                    .take(change);
        }
        return named;
    }

    private static String word(AvailabilityChange change) {
        return change.available() ? "admitted" : "withdrawn";
    }

    // what is announced is another developer's app, but for the marketplace's own, whose kind is its configuration
    private Distribution kindOf(AppleItemId app) {
        return installation.marketplaceId().filter(app::equals).isPresent()
                ? Distribution.MARKETPLACE_APP
                : Distribution.DISTRIBUTED;
    }
}
