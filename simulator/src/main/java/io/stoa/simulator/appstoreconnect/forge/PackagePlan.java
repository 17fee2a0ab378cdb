package io.stoa.simulator.appstoreconnect.forge;

import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.forge.Era;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a package is to be like.
 *
 * @param revision      {@code distributionPackageRevision}
 * @param tellsChecksums whether App Store Connect tells {@code fileChecksum}
 * @param unknownKeys   whether the manifest has keys that nobody knows yet
 */
public record PackagePlan(
        String appleItemId,
        String appleVersionId,
        int revision,
        List<PlannedAsset> assets,
        boolean tellsChecksums,
        boolean unknownKeys) {

    private static final long APPLES_CHUNK_SIZE = 10L << 20;
    private static final String FORMER_VERSION = "1";

    public PackagePlan {
        assets = List.copyOf(assets);
    }

    /**
     * Variants of the same size, each for a device of its own.
     *
     * @param bytes of all together
     */
    public static PackagePlan ofVariants(String appleItemId, String appleVersionId, int variants, long bytes) {
        if (variants < 1 || bytes < variants) {
            throw new IllegalArgumentException("A package has one variant at least, and a variant one byte.");
        }
        List<PlannedAsset> assets = IntStream.range(0, variants)
                .mapToObj(number -> variant(appleItemId + "/" + appleVersionId, number, bytes / variants))
                .toList();
        return new PackagePlan(appleItemId, appleVersionId, 1, assets, true, false);
    }

    private static PlannedAsset variant(String app, int number, long size) {
        return PlannedAsset.variant(id(app + "/variant/" + number), size, Era.BOTH, APPLES_CHUNK_SIZE, targets(number));
    }

    private static List<InstallTarget> targets(int number) {
        String device = "iPhone%d,%d".formatted(100 + number / 9, 1 + number % 9);
        return Stream.of("17.4", "18").map(os -> new InstallTarget(device, os)).toList();
    }

    /** The same with so many more deltas, dealt to the variants in turn. */
    public PackagePlan withDeltas(int count, long size) {
        List<PlannedAsset> more = new ArrayList<>(assets);
        List<PlannedAsset> variants = assets(AssetKind.VARIANT);
        for (int number = 0; number < count; number++) {
            more.add(delta(variants.get(number % variants.size()), number, size));
        }
        return with(revision, more);
    }

    private PlannedAsset delta(PlannedAsset target, int number, long size) {
        return new PlannedAsset(
                AssetKind.DELTA,
                id(appleItemId + "/" + appleVersionId + "/delta/" + number),
                size,
                Era.BOTH,
                APPLES_CHUNK_SIZE,
                target.targets(),
                Optional.of(new PlannedAsset.Origin(FORMER_VERSION + number, "1." + number, target.assetPath())));
    }

    /** The same with so many more variants. */
    public PackagePlan withMoreVariants(int count, long size) {
        int present = assets(AssetKind.VARIANT).size();
        List<PlannedAsset> more = new ArrayList<>(assets);
        IntStream.range(present, present + count)
                .mapToObj(number -> variant(appleItemId + "/" + appleVersionId, number, size))
                .forEach(more::add);
        return with(revision, more);
    }

    public PackagePlan withRevision(int other) {
        return with(other, assets);
    }

    /** All chunk digests as in one era. */
    public PackagePlan withEra(Era era) {
        return with(revision, assets.stream().map(asset -> asset.of(era)).toList());
    }

    /** All {@code publicId}s, and the paths made of them, in upper case. */
    public PackagePlan withUpperCaseIds() {
        return with(revision, assets.stream().map(PackagePlan::upperCase).toList());
    }

    private static PlannedAsset upperCase(PlannedAsset asset) {
        PlannedAsset spelt = asset.spelt(asset.publicId().toUpperCase(Locale.ROOT));
        return new PlannedAsset(
                spelt.kind(),
                spelt.publicId(),
                spelt.size(),
                spelt.era(),
                spelt.chunkSize(),
                spelt.targets(),
                spelt.origin().map(PackagePlan::upperCase));
    }

    private static PlannedAsset.Origin upperCase(PlannedAsset.Origin origin) {
        String id = origin.targetAssetPath().replaceFirst("^variant/", "").replaceFirst("\\.ipa$", "");
        return new PlannedAsset.Origin(
                origin.sourceVersionId(), origin.sourceVersion(), "variant/" + id.toUpperCase(Locale.ROOT) + ".ipa");
    }

    public PackagePlan withoutChecksums() {
        return new PackagePlan(appleItemId, appleVersionId, revision, assets, false, unknownKeys);
    }

    public PackagePlan withUnknownKeys() {
        return new PackagePlan(appleItemId, appleVersionId, revision, assets, tellsChecksums, true);
    }

    private PackagePlan with(int otherRevision, List<PlannedAsset> others) {
        return new PackagePlan(appleItemId, appleVersionId, otherRevision, others, tellsChecksums, unknownKeys);
    }

    public List<PlannedAsset> assets(AssetKind kind) {
        return assets.stream().filter(asset -> asset.kind() == kind).toList();
    }

    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
