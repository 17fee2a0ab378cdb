package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.JsonObject;

/** Lists the ids of a package's versions. */
record PackageVersionLinkagesResource(PackageCatalog catalog) implements Resource {

    @Override
    public String path() {
        return "/v1/alternativeDistributionPackages/{id}/relationships/versions";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().paged();
    }

    @Override
    public JsonObject get(Call call) {
        Page<PackageVersion> page = Page.of(PackageResource.versions(catalog, call.id()), call.query());
        return Document.linkages(call, ResourceType.PACKAGE_VERSIONS, page.map(PackageVersion::id));
    }
}
