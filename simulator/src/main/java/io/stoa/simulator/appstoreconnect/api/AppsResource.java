package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.App;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import jakarta.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/** Lists the apps of the account. */
record AppsResource(PackageCatalog catalog) implements Resource {

    @Override
    public String path() {
        return "/v1/apps";
    }

    @Override
    public QueryRules parameters() {
        return new QueryRules()
                .fields(ResourceType.APPS)
                .filter("bundleId")
                .filter("name")
                .filter("sku")
                .filter("id")
                .sort("name", "-name", "bundleId", "-bundleId", "sku", "-sku")
                .paged();
    }

    @Override
    public JsonObject get(Call call) {
        List<App> wanted = catalog.apps().stream()
                .filter(app -> isWanted(call.query(), app))
                .sorted(order(call.query()))
                .toList();
        return Document.page(call, Page.of(wanted, call.query()).map(app -> AppShape.of(call, app)), List.of());
    }

    private static boolean isWanted(Query query, App app) {
        return query.admits("bundleId", app.bundleId())
                && query.admits("sku", app.bundleId())
                && query.admits("name", app.name())
                && query.admits("id", app.appleItemId());
    }

    private static Comparator<App> order(Query query) {
        Comparator<App> asStored = Comparator.comparing(app -> 0);
        return query.sort().stream().map(AppsResource::order).reduce(asStored, Comparator::thenComparing);
    }

    private static Comparator<App> order(String key) {
        Comparator<App> ascending =
                key.endsWith("name") ? Comparator.comparing(App::name) : Comparator.comparing(App::bundleId);
        return key.startsWith("-") ? ascending.reversed() : ascending;
    }
}
