package io.stoa.cli.torture.play;

import io.stoa.cli.torture.plan.Plan;
import io.stoa.cli.torture.plan.PlannedPackage;
import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.AppStoreConnectSimulator;
import java.util.HashMap;
import java.util.Map;

/** Forges the packages of a plan and puts them on offer. */
public final class Stock {

    private static final int VARIANTS = 2;

    private final TestAuthority authority;
    private final TestAuthority impostor = TestAuthority.create();
    private final AppStoreConnectSimulator appStoreConnect;
    private final DownloadTap tap;

    public Stock(TestAuthority authority, AppStoreConnectSimulator appStoreConnect, DownloadTap tap) {
        this.authority = authority;
        this.appStoreConnect = appStoreConnect;
        this.tap = tap;
    }

    /** Offers all of it. @return digests of what devices have to be served, by package version id, slash and path */
    public Map<String, String> offer(Plan plan) {
        Map<String, String> digests = new HashMap<>();
        for (PlannedPackage planned : plan.packages()) {
            ForgedPackage forged = forge(planned);
            appStoreConnect.addPackage(new TappedPackage(forged, planned.packageVersionId(), tap));
            String prefix = planned.packageVersionId() + "/";
            digests.put(
                    prefix + "manifest.json", Sha256.of(forged.manifestBytes()).hex());
            digests.put(prefix + "signature", Sha256.of(forged.signatureBytes()).hex());
            forged.assets()
                    .forEach(asset -> digests.put(
                            prefix + asset.assetPath(), asset.sha256().hex()));
        }
        return digests;
    }

    private ForgedPackage forge(PlannedPackage planned) {
        String number = planned.appleVersionId();
        ForgedPackage forged = PackageForge.with(authority)
                .seed(Long.parseLong(number) * 10 + planned.revision())
                .appleItemId(planned.appleItemId())
                .appleVersionId(number)
                .revision(planned.revision())
                .bundleId("app.kite.torture" + planned.appleItemId())
                .version("1." + planned.revision(), number)
                .variants(VARIANTS, planned.size())
                .forge();
        return planned.poison() ? forged.signedBy(impostor) : forged;
    }
}
