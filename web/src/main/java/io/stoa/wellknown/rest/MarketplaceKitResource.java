package io.stoa.wellknown.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.catalog.App;
import io.stoa.catalog.Catalog;
import io.stoa.settings.InstallationSettings;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code /.well-known/marketplace-kit}: where devices find everything. The marketplace's own app and each app that we
 * distribute from the web have a full copy of their own, because the system signs them in by itself.
 *
 * @see "Apple, MarketplaceKit: Installing apps from an alternative marketplace"
 */
@Path("marketplace-kit")
@RequestScoped
@PermitAll
public class MarketplaceKitResource {

    /** Hours; the system looks at most once a day whatever is written here. */
    private static final int POLLING_INTERVAL = 24;

    private static final String SHORT_CACHE = "public, max-age=300";

    @Inject
    InstallationSettings installation;

    @Inject
    Catalog catalog;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response configuration() {
        JsonObjectBuilder overrides = Json.createObjectBuilder();
        appsWithAddressOfTheirOwn().forEach(app -> overrides.add(app.toString(), endPoints("/device/apps/" + app)));
        JsonObject document = Json.createObjectBuilder(endPoints("/device"))
                .add("overridesByAppleItemID", overrides)
                .build();
        return Response.ok(document.toString())
                .header("Cache-Control", SHORT_CACHE)
                .build();
    }

    private Set<AppleItemId> appsWithAddressOfTheirOwn() {
        Set<AppleItemId> apps = new TreeSet<>();
        installation.marketplaceId().ifPresent(apps::add);
        catalog.installedByLink().stream().map(App::appleItemId).forEach(apps::add);
        return apps;
    }

    private JsonObject endPoints(String root) {
        String device = installation.publicUrl() + root;
        return Json.createObjectBuilder()
                .add("restore", device + "/restore")
                .add(
                        "updates",
                        Json.createObjectBuilder()
                                .add("url", device + "/updates")
                                .add("pollingInterval", POLLING_INTERVAL))
                .add("license", license(device))
                .build();
    }

    private JsonObjectBuilder license(String device) {
        String host = installation.publicUrl();
        return Json.createObjectBuilder()
                .add("dynamicLicenseURL", device + "/licenses")
                .add("licenseRenewalURL", device + "/licenses/renewals")
                .add("licenseResolutionURL", host + "/licenses/resolution")
                .add("signingCertificateURL", host + "/certificates/signing.cer")
                .add("encryptionCertificateURL", host + "/certificates/encryption.cer");
    }
}
