package io.stoa.packageformat.forge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packageformat.Asset;
import io.stoa.packageformat.Delta;
import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.Variant;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PackageForgeTest {

    private static final TestAuthority AUTHORITY = TestAuthority.create();

    @Test
    void shouldForgeTheSameBytesForTheSameOrder() {
        ForgedPackage one = PackageForge.with(AUTHORITY).variants(3, 1_000).forge();
        ForgedPackage again = PackageForge.with(AUTHORITY).variants(3, 1_000).forge();
        ForgedPackage other =
                PackageForge.with(AUTHORITY).seed(1).variants(3, 1_000).forge();

        assertArrayEquals(one.manifestBytes(), again.manifestBytes());
        assertEquals(one.assets(), again.assets());
        assertNotEquals(one.assets().get(0).sha256(), other.assets().get(0).sha256());
    }

    @Test
    void shouldDealEveryDeviceToOneVariantOnlyHoweverManyThereAre() {
        for (int variants : new int[] {1, 3, 12, 67}) {
            Manifest manifest =
                    PackageForge.with(AUTHORITY).variants(variants, 10).forge().manifest();
            Set<InstallTarget> seen = new HashSet<>();
            manifest.variants().forEach(variant -> {
                assertTrue(!variant.installTargets().isEmpty());
                variant.installTargets().forEach(target -> assertTrue(seen.add(target), target.toString()));
            });
            assertTrue(seen.contains(new InstallTarget("iPad16,3-A", "17.4")));
        }
    }

    @Test
    void shouldKeepIdsAndBytesOverRevisionsAndAddNewOnes() {
        ForgedPackage earlier = PackageForge.with(AUTHORITY)
                .appleVersionId("1")
                .variants(2, 500)
                .forge();
        ForgedPackage first = PackageForge.with(AUTHORITY).variants(2, 1_000).forge();
        ForgedPackage second =
                PackageForge.revisionOf(first).deltasFrom(earlier).forge();
        ForgedPackage third = PackageForge.revisionOf(second).variants(1, 700).forge();

        assertEquals(List.of(1, 2, 3), revisions(first, second, third));
        assertTrue(second.assets().containsAll(first.assets()));
        assertTrue(third.assets().containsAll(second.assets()));
        assertEquals(2 + 2 + 1, third.assets().size());
        assertEquals(3, third.manifest().variants().size());
        assertEquals(first.manifest().app(), third.manifest().app());
    }

    @Test
    void shouldLeadEveryDeltaFromAnEarlierVersionToAVariantForTheSameDevices() {
        ForgedPackage earlier = PackageForge.with(AUTHORITY)
                .appleVersionId("1")
                .variants(3, 500)
                .forge();
        Manifest manifest = PackageForge.with(AUTHORITY)
                .variants(2, 1_000)
                .deltasFrom(earlier)
                .forge()
                .manifest();

        for (Delta delta : manifest.deltas()) {
            Variant target = manifest.variants().stream()
                    .filter(variant -> variant.assetPath().equals(delta.targetVariantAssetPath()))
                    .findFirst()
                    .orElseThrow();
            assertEquals("1", delta.sourceVersionId());
            assertTrue(target.installTargets().containsAll(delta.sourceTargets()));
            assertTrue(delta.compressedSize() < target.compressedSize());
        }
        assertEquals(6, manifest.deltas().size());
    }

    @Test
    void shouldWriteChunkDigestsAsEachEraDid() {
        assertEquals(List.of(3, 0), digestCounts(Era.ENCRYPTED_ONLY));
        assertEquals(List.of(0, 3), digestCounts(Era.UNENCRYPTED_ONLY));
        assertEquals(List.of(3, 3), digestCounts(Era.BOTH));
    }

    @Test
    void shouldForgeAMarketplaceWithUnknownKeysAndChosenVersions() {
        ForgedPackage forged = PackageForge.with(AUTHORITY)
                .appleItemId("42")
                .bundleId("app.stoa.market")
                .version("31.00", "7.1")
                .revision(5)
                .minimumOs("26.0")
                .marketplaceApp()
                .unknownKey("futureKey", JsonValue.TRUE)
                .variants(1, 10)
                .forge();

        Manifest manifest = forged.manifest();
        assertEquals("42", manifest.appleItemId());
        assertEquals("app.stoa.market", manifest.bundleId());
        assertEquals("31.00", manifest.shortVersionString());
        assertEquals("7.1", manifest.bundleVersion());
        assertEquals(5, manifest.revision());
        assertEquals("26.0", manifest.minimumSystemVersions().get("ios"));
        assertEquals(List.of("marketplace"), manifest.appInstallDeterminants());
        assertTrue(new String(forged.manifestBytes(), StandardCharsets.UTF_8).contains("\"futureKey\":true"));
    }

    @Test
    void shouldNameTheDigestOfTheBytesItServes() throws IOException {
        ForgedAsset asset = PackageForge.with(AUTHORITY)
                .variants(1, 100_003)
                .forge()
                .assets()
                .get(0);
        try (InputStream bytes = asset.open()) {
            assertEquals(asset.sha256(), Sha256.of(bytes.readAllBytes()));
        }
    }

    @Property
    void shouldServeTheSameBytesFromAnyPositionInAnyPortion(
            @ForAll long seed,
            @ForAll @IntRange(max = 99) int position,
            @ForAll @IntRange(min = 1, max = 40) int portion)
            throws IOException {
        ForgedContent content = new ForgedContent(seed, 100);
        byte[] whole = content.open().readAllBytes();
        byte[] rest = new byte[100 - position];
        try (InputStream bytes = content.openAt(position)) {
            int filled = 0;
            while (filled < rest.length) {
                filled += bytes.read(rest, filled, Math.min(portion, rest.length - filled));
            }
            assertEquals(-1, bytes.read());
        }

        assertEquals(100, whole.length);
        assertArrayEquals(Arrays.copyOfRange(whole, position, 100), rest);
    }

    @Test
    void shouldServeContentLargerThanAnyArray() throws IOException {
        ForgedContent large = new ForgedContent(1, 5_000_000_000L);
        try (InputStream end = large.openAt(4_999_999_998L)) {
            assertEquals(2, end.readAllBytes().length);
        }
        assertEquals(-1, large.openAt(6_000_000_000L).read());
    }

    private static List<Integer> revisions(ForgedPackage... packages) {
        return Arrays.stream(packages)
                .map(forged -> forged.manifest().revision())
                .toList();
    }

    private static List<Integer> digestCounts(Era era) {
        Asset asset = PackageForge.with(AUTHORITY)
                .era(era)
                .chunkSize(400)
                .variants(1, 1_000)
                .forge()
                .manifest()
                .assets()
                .get(0);
        return asset.hashes().stream()
                .flatMap(hashes ->
                        List.of(hashes.encrypted().size(), hashes.unencrypted().size()).stream())
                .collect(Collectors.toList());
    }
}
