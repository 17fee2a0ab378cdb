package io.stoa.simulator.device;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;

/** Forged packages of one test authority. */
final class Packages {

    static final TestAuthority AUTHORITY = TestAuthority.create();

    private Packages() {}

    /** Version 871200431 of the app. */
    static ForgedPackage app() {
        return version("871200431", "4.1.0", "207").forge();
    }

    /** Version 871200999 of the app, with deltas from the other. */
    static ForgedPackage newerApp() {
        return version("871200999", "4.2.0", "214").deltasFrom(app()).forge();
    }

    /** Another app of the marketplace. */
    static ForgedPackage otherApp() {
        return version("871300001", "1.0", "1")
                .appleItemId("6700067890")
                .bundleId("app.kite.other")
                .forge();
    }

    /** The marketplace's own app. */
    static ForgedPackage marketplace() {
        return version("871100001", "2.0", "20")
                .appleItemId(FakeMarketplace.MARKETPLACE)
                .bundleId("app.kite.marketplace")
                .marketplaceApp()
                .forge();
    }

    /** A newer version of the marketplace's own app. */
    static ForgedPackage newerMarketplace() {
        return version("871100002", "2.1", "21")
                .appleItemId(FakeMarketplace.MARKETPLACE)
                .bundleId("app.kite.marketplace")
                .marketplaceApp()
                .forge();
    }

    static PackageForge version(String appleVersionId, String shortVersionString, String bundleVersion) {
        return PackageForge.with(AUTHORITY)
                .appleItemId(FakeMarketplace.APP)
                .appleVersionId(appleVersionId)
                .version(shortVersionString, bundleVersion)
                .variants(2, 50_000);
    }
}
