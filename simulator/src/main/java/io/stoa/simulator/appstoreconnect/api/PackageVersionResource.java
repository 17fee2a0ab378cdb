package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import jakarta.json.JsonObject;

/** Reads one package version: where its manifest and signature can be downloaded. */
record PackageVersionResource(PackageCatalog catalog, SignedUrls urls) implements Resource {

    @Override
    public String path() {
        return "/v1/alternativeDistributionPackageVersions/{id}";
    }

    @Override
    public QueryRules parameters() {
        return PackageVersionShape.parameters();
    }

    @Override
    public JsonObject get(Call call) {
        PackageVersion version = version(catalog, call.id());
        PackageVersionShape shape = new PackageVersionShape(catalog, urls);
        return Document.single(call, shape.of(call, version), shape.included(call, version));
    }

    /** A package version that must exist. */
    static PackageVersion version(PackageCatalog catalog, String versionId) {
        return catalog.version(versionId)
                .orElseThrow(() -> ApiError.unknownResource(ResourceType.PACKAGE_VERSIONS, versionId));
    }
}
