package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import jakarta.json.JsonObject;

/** Reads the id of the package of an App Store version. */
record PackageLinkageResource(PackageCatalog catalog) implements Resource {

    @Override
    public String path() {
        return "/v1/appStoreVersions/{id}/relationships/alternativeDistributionPackage";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules();
    }

    @Override
    public JsonObject get(Call call) {
        String packageId = PackageOfAppStoreVersionResource.versions(catalog, call.id())
                .get(0)
                .packageId();
        return Document.linkage(call, ResourceType.PACKAGES, packageId);
    }
}
