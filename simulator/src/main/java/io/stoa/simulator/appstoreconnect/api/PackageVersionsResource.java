package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import jakarta.json.JsonObject;
import java.util.List;

/** Lists the versions of a package, all or those in a state. */
record PackageVersionsResource(PackageCatalog catalog, SignedUrls urls) implements Resource {

    @Override
    public String path() {
        return "/v1/alternativeDistributionPackages/{id}/versions";
    }

    @Override
    public QueryRules parameters() {
        return PackageVersionShape.parameters()
                .filter("state", "COMPLETED", "REPLACED")
                .paged();
    }

    @Override
    public JsonObject get(Call call) {
        List<PackageVersion> wanted = PackageResource.versions(catalog, call.id()).stream()
                .filter(version -> call.query().admits("state", catalog.isReplaced(version) ? "REPLACED" : "COMPLETED"))
                .toList();
        PackageVersionShape shape = new PackageVersionShape(catalog, urls);
        Page<PackageVersion> page = Page.of(wanted, call.query());
        return Document.page(
                call,
                page.map(version -> shape.of(call, version)),
                page.items().stream()
                        .flatMap(version -> shape.included(call, version).stream())
                        .toList());
    }
}
