package io.stoa.simulator.walk;

import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.forge.Era;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.PackageForge;
import io.stoa.packageformat.forge.TestAuthority;
import java.util.stream.Stream;

/**
 * The packages of one walk. Ids follow from the seed: two walks with different seeds share nothing, and a higher seed
 * makes a newer version of the marketplace's own app.
 *
 * @param seed 0 to a million billions
 */
record WalkPackages(TestAuthority authority, long seed) {

    private static final long MOST = 1_000_000_000_000_000L;
    private static final long FIRST_ITEM = 7_000_000_000L;
    private static final long FIRST_VERSION = 870_000_000L;
    private static final int VERSIONS_OF_A_WALK = 3;
    private static final int MEBIBYTE = 1024 * 1024;

    WalkPackages {
        if (seed < 0 || seed > MOST) {
            throw new IllegalArgumentException("A seed is 0 to " + MOST + ", not " + seed + ".");
        }
    }

    /** Version 1 of an app of another developer; one of its variants is longer than a chunk of 10 MiB. */
    ForgedPackage first() {
        return distributed(0, "1.0", 11 * MEBIBYTE).forge();
    }

    /** Version 2, with deltas from version 1. */
    ForgedPackage second(ForgedPackage first) {
        return distributed(1, "2.0", 12 * MEBIBYTE).deltasFrom(first).forge();
    }

    /** A version of the marketplace's own app. */
    ForgedPackage marketplaceApp(String appleItemId) {
        return version(2, "1." + seed)
                .appleItemId(appleItemId)
                .bundleId("app.kite.marketplace")
                .marketplaceApp()
                .variant(2 * MEBIBYTE, targets(WalkDevices.IPHONE))
                .variant(MEBIBYTE, targets(WalkDevices.IPAD))
                .forge();
    }

    private PackageForge distributed(int ordinal, String shortVersionString, long size) {
        return version(ordinal, shortVersionString)
                .appleItemId(String.valueOf(FIRST_ITEM + seed))
                .bundleId("app.kite.walk" + seed)
                .variant(size, targets(WalkDevices.IPHONE))
                .variant(2 * MEBIBYTE, targets(WalkDevices.IPAD))
                .variant(MEBIBYTE, targets("iPhone14,5"));
    }

    // a version id is unique among all apps, not only within its own
    private PackageForge version(int ordinal, String shortVersionString) {
        long number = FIRST_VERSION + VERSIONS_OF_A_WALK * seed + ordinal;
        return PackageForge.with(authority)
                .seed(seed)
                .era(Era.BOTH)
                .appleVersionId(String.valueOf(number))
                .version(shortVersionString, String.valueOf(number));
    }

    private static InstallTarget[] targets(String model) {
        return Stream.of("17.4", "18")
                .map(family -> new InstallTarget(model, family))
                .toArray(InstallTarget[]::new);
    }
}
