package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageAsset;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import jakarta.json.JsonObject;
import java.util.List;

/** Lists the ids of a package version's variants, or deltas. */
record AssetLinkagesResource(PackageCatalog catalog, AssetKind kind) implements Resource {

    @Override
    public String path() {
        return "/v1/alternativeDistributionPackageVersions/{id}/relationships/" + kind.relationship();
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().paged();
    }

    @Override
    public JsonObject get(Call call) {
        List<PackageAsset> assets =
                PackageVersionResource.version(catalog, call.id()).assets(kind);
        return Document.linkages(
                call, ResourceType.of(kind), Page.of(assets, call.query()).map(PackageAsset::publicId));
    }
}
