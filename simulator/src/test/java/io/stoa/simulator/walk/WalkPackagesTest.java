package io.stoa.simulator.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Variant;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.TestAuthority;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalkPackagesTest {

    private static final String MARKETPLACE = "6738000001";
    private static final TestAuthority AUTHORITY = TestAuthority.create();

    private final WalkPackages packages = new WalkPackages(AUTHORITY, 1_795_000_000_000L);

    @Test
    void shouldHaveOneVariantLongerThanAChunkAndOneForAnIPad() {
        Manifest manifest = packages.first().manifest();

        assertEquals(3, manifest.variants().size());
        assertTrue(manifest.variants().stream().anyMatch(variant -> variant.compressedSize() > 10 * 1024 * 1024));
        assertTrue(manifest.variants().stream().anyMatch(variant -> isFor(variant, WalkDevices.IPAD)));
    }

    @Test
    void shouldLeadFromEveryVariantOfTheFirstVersionToTheSecond() {
        ForgedPackage first = packages.first();

        Manifest second = packages.second(first).manifest();

        assertEquals(3, second.deltas().size());
        assertTrue(second.deltas().stream().allMatch(delta -> delta.sourceVersionId()
                .equals(first.manifest().appleVersionId())));
    }

    @Test
    void shouldGiveNoVersionIdTwiceNotEvenToAnotherAppOrTheNextWalk() {
        List<WalkPackages> walks = List.of(packages, new WalkPackages(AUTHORITY, packages.seed() + 1));
        Set<String> versions = new HashSet<>();
        for (WalkPackages walk : walks) {
            ForgedPackage first = walk.first();
            List.of(first, walk.second(first), walk.marketplaceApp(MARKETPLACE))
                    .forEach(forged -> versions.add(forged.manifest().appleVersionId()));
        }

        assertEquals(6, versions.size());
    }

    @Test
    void shouldShareNoAppWithAnotherWalk() {
        Manifest other = new WalkPackages(AUTHORITY, 7).first().manifest();

        assertFalse(other.appleItemId().equals(packages.first().manifest().appleItemId()));
    }

    @Test
    void shouldMakeANewerMarketplaceAppOfAHigherSeed() {
        Manifest later = new WalkPackages(AUTHORITY, packages.seed() + 1)
                .marketplaceApp(MARKETPLACE)
                .manifest();
        Manifest earlier = packages.marketplaceApp(MARKETPLACE).manifest();

        assertTrue(Long.parseLong(later.appleVersionId()) > Long.parseLong(earlier.appleVersionId()));
        assertEquals(MARKETPLACE, later.appleItemId());
        assertEquals(List.of("marketplace"), later.requirements().appInstallDeterminants());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000_000_001L, Long.MAX_VALUE, Long.MIN_VALUE})
    void shouldRefuseASeedWhoseIdsWouldNotFit(long seed) {
        assertThrows(IllegalArgumentException.class, () -> new WalkPackages(AUTHORITY, seed));
    }

    private static boolean isFor(Variant variant, String model) {
        return variant.installTargets().stream()
                .anyMatch(target -> target.device().equals(model));
    }
}
