package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageAsset;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import jakarta.json.JsonObject;
import java.util.List;

/** Lists the variants, or the deltas, of a package version. */
record AssetsResource(PackageCatalog catalog, SignedUrls urls, AssetKind kind) implements Resource {

    @Override
    public String path() {
        return "/v1/alternativeDistributionPackageVersions/{id}/" + kind.relationship();
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().fields(ResourceType.of(kind)).paged();
    }

    @Override
    public JsonObject get(Call call) {
        List<PackageAsset> assets =
                PackageVersionResource.version(catalog, call.id()).assets(kind);
        AssetShape shape = new AssetShape(urls);
        return Document.page(call, Page.of(assets, call.query()).map(asset -> shape.of(call, asset)), List.of());
    }
}
