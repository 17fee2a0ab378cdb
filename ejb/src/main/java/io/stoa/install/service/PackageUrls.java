package io.stoa.install.service;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.Publication;
import io.stoa.settings.InstallationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The absolute addresses devices are given: all on the public URL's host, which has to be the page's host too. */
@ApplicationScoped
public class PackageUrls {

    @Inject
    InstallationSettings installation;

    /**
     * The base address of a package version, without a trailing slash: manifest, signature and assets lie under it.
     *
     * @see "Apple, MarketplaceKit: alternativeDistributionPackage"
     */
    public String baseUrl(Publication publication) {
        return String.join(
                "/",
                installation.publicUrl() + "/packages",
                publication.appleItemId().toString(),
                publication.appleVersionId().toString(),
                publication.packageVersionId().toString());
    }

    /** The app's page on the storefront, for the share sheet. */
    public String sharePage(AppleItemId app) {
        return installation.publicUrl() + "/apps/" + app;
    }
}
