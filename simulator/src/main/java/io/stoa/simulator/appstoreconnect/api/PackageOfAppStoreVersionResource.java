package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import jakarta.json.JsonObject;
import java.util.List;

/** Reads the package of an App Store version: the way from one's own app to its package. */
record PackageOfAppStoreVersionResource(PackageCatalog catalog, SignedUrls urls) implements Resource {

    @Override
    public String path() {
        return "/v1/appStoreVersions/{id}/alternativeDistributionPackage";
    }

    @Override
    public QueryRules parameters() {
        return PackageShape.parameters();
    }

    @Override
    public JsonObject get(Call call) {
        return new PackageShape(catalog, urls).document(call, versions(catalog, call.id()));
    }

    /** Versions of the package of an App Store version that must exist. */
    static List<PackageVersion> versions(PackageCatalog catalog, String appStoreVersionId) {
        List<PackageVersion> versions = catalog.versionsOfAppStoreVersion(appStoreVersionId);
        if (versions.isEmpty()) {
            throw ApiError.unknownResource(ResourceType.APP_STORE_VERSIONS, appStoreVersionId);
        }
        return versions;
    }
}
