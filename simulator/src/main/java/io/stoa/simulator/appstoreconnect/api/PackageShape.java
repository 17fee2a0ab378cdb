package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import jakarta.json.JsonObject;
import java.util.List;

/** A package as a resource. The checksum of what the developer uploaded is unknown here and so left out. */
record PackageShape(PackageCatalog catalog, SignedUrls urls) {

    static QueryRules parameters() {
        return new QueryRules()
                .fields(ResourceType.PACKAGES, ResourceType.PACKAGE_VERSIONS)
                .include("versions")
                .inclusionLimits("versions");
    }

    ResourceObject alone(Call call, String packageId) {
        return new ResourceObject(call, ResourceType.PACKAGES, packageId).linked("versions");
    }

    /** The document about the package that these versions, at least one, belong to. */
    JsonObject document(Call call, List<PackageVersion> versions) {
        String packageId = versions.get(0).packageId();
        if (!call.query().includes("versions")) {
            return Document.single(call, alone(call, packageId), List.of());
        }
        Page<PackageVersion> page = Page.of(versions, 0, call.query().inclusionLimit("versions"));
        Page<String> ids = Page.of(versions.stream().map(PackageVersion::id).toList(), 0, page.limit());
        ResourceObject resource = new ResourceObject(call, ResourceType.PACKAGES, packageId)
                .related("versions", ResourceType.PACKAGE_VERSIONS, ids);
        PackageVersionShape shape = new PackageVersionShape(catalog, urls);
        return Document.single(
                call,
                resource,
                page.items().stream().map(version -> shape.of(call, version)).toList());
    }
}
