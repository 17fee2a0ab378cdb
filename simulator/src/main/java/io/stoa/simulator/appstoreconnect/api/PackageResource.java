package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import jakarta.json.JsonObject;
import java.util.List;

/** Reads one package. */
record PackageResource(PackageCatalog catalog, SignedUrls urls) implements Resource {

    @Override
    public String path() {
        return "/v1/alternativeDistributionPackages/{id}";
    }

    @Override
    public QueryRules parameters() {
        return PackageShape.parameters();
    }

    @Override
    public JsonObject get(Call call) {
        return new PackageShape(catalog, urls).document(call, versions(catalog, call.id()));
    }

    /** Versions of a package that must exist. */
    static List<PackageVersion> versions(PackageCatalog catalog, String packageId) {
        List<PackageVersion> versions = catalog.versionsOfPackage(packageId);
        if (versions.isEmpty()) {
            throw ApiError.unknownResource(ResourceType.PACKAGES, packageId);
        }
        return versions;
    }
}
