package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import io.stoa.simulator.appstoreconnect.catalog.PackageAsset;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import jakarta.json.JsonObject;
import java.util.List;

/** Reads one variant, or one delta. */
record AssetResource(PackageCatalog catalog, SignedUrls urls, AssetKind kind) implements Resource {

    @Override
    public String path() {
        return "/v1/" + ResourceType.of(kind).typeName() + "/{id}";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().fields(ResourceType.of(kind));
    }

    @Override
    public JsonObject get(Call call) {
        PackageAsset asset = catalog.asset(kind, call.id())
                .orElseThrow(() -> ApiError.unknownResource(ResourceType.of(kind), call.id()));
        return Document.single(call, new AssetShape(urls).of(call, asset), List.of());
    }
}
