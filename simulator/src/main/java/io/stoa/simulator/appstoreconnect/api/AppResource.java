package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.App;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import jakarta.json.JsonObject;
import java.util.List;

/** Reads one app of the account. */
record AppResource(PackageCatalog catalog) implements Resource {

    @Override
    public String path() {
        return "/v1/apps/{id}";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules().fields(ResourceType.APPS);
    }

    @Override
    public JsonObject get(Call call) {
        return Document.single(call, AppShape.of(call, app(catalog, call.id())), List.of());
    }

    /** An app that must exist. */
    static App app(PackageCatalog catalog, String id) {
        return catalog.apps().stream()
                .filter(known -> known.appleItemId().equals(id))
                .findFirst()
                .orElseThrow(() -> ApiError.unknownResource(ResourceType.APPS, id));
    }
}
