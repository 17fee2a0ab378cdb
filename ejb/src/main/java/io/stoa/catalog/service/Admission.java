package io.stoa.catalog.service;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.PackageId;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.jpa.CatalogRows;
import io.stoa.settings.InstallationSettings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

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

    public void admit(AppleItemId app, PackageId packageId, Instant at) {
        rows.app(app, kindOf(app));
        rows.distributionPackage(packageId, app).admit(at);
    }

    public void withdraw(AppleItemId app, PackageId packageId, Instant at) {
        rows.app(app, kindOf(app));
        rows.distributionPackage(packageId, app).withdraw(at);
        LOG.log(Level.INFO, "catalog.package-withdrawn app={0} package={1} at={2}", app, packageId, at);
    }

    public void withdraw(AppleItemId app, Instant at) {
        rows.app(app, kindOf(app)).withdraw(at);
        LOG.log(Level.INFO, "catalog.app-withdrawn app={0} at={1}", app, at);
    }

    // what is announced is another developer's app, but for the marketplace's own, whose kind is its configuration
    private Distribution kindOf(AppleItemId app) {
        return installation.marketplaceId().filter(app::equals).isPresent()
                ? Distribution.MARKETPLACE_APP
                : Distribution.DISTRIBUTED;
    }
}
