package io.stoa.simulator.appstoreconnect.api;

import io.stoa.simulator.appstoreconnect.catalog.App;

/** An app as a resource; the account has no other stock-keeping unit for it than its bundle id. */
final class AppShape {

    private AppShape() {}

    static ResourceObject of(Call call, App app) {
        return new ResourceObject(call, ResourceType.APPS, app.appleItemId())
                .attribute("name", app.name())
                .attribute("bundleId", app.bundleId())
                .attribute("sku", app.bundleId())
                .attribute("primaryLocale", "en-US");
    }
}
