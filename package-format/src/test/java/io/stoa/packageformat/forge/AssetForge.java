package io.stoa.packageformat.forge;

import io.stoa.packageformat.AppVersion;
import io.stoa.packageformat.Asset;
import io.stoa.packageformat.AssetFile;
import io.stoa.packageformat.Delta;
import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.Sha256;
import io.stoa.packageformat.Variant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes single assets. Their ids are name-based UUIDs, as in Apple's newer packages.
 *
 * @param chunkSize bytes
 */
record AssetForge(Era era, long chunkSize, long seed) {

    static final long APPLES_CHUNK_SIZE = 10 * 1024 * 1024;

    AssetForge of(Era other) {
        return new AssetForge(other, chunkSize, seed);
    }

    AssetForge inChunksOf(long size) {
        return new AssetForge(era, size, seed);
    }

    AssetForge from(long otherSeed) {
        return new AssetForge(era, chunkSize, otherSeed);
    }

    ForgedAsset variant(AppVersion app, int ordinal, long size, List<InstallTarget> targets) {
        return asset("variant", identity(app, "variant", ordinal), size, file -> new Variant(file, targets));
    }

    /** One delta for each pair of variants that share devices; a twentieth of its target in size. */
    List<ForgedAsset> deltas(AppVersion app, Manifest source, List<ForgedAsset> targets) {
        List<ForgedAsset> deltas = new ArrayList<>();
        for (Variant from : source.variants()) {
            for (ForgedAsset to : targets) {
                List<InstallTarget> shared = shared(from, (Variant) to.asset());
                if (!shared.isEmpty()) {
                    deltas.add(delta(app, source.appleVersionId(), from, to, shared));
                }
            }
        }
        return deltas;
    }

    private ForgedAsset delta(
            AppVersion app, String sourceVersionId, Variant from, ForgedAsset to, List<InstallTarget> shared) {
        UUID id = identity(app, "delta", sourceVersionId + from.publicId() + to.publicId());
        return asset(
                "delta",
                id,
                Math.max(1, to.size() / 20),
                file -> new Delta(file, sourceVersionId, shared, to.assetPath()));
    }

    private static List<InstallTarget> shared(Variant from, Variant to) {
        return from.installTargets().stream()
                .filter(to.installTargets()::contains)
                .toList();
    }

    private ForgedAsset asset(String folder, UUID id, long size, Function<AssetFile, Asset> entry) {
        ForgedContent content = new ForgedContent(id.getMostSignificantBits() ^ id.getLeastSignificantBits(), size);
        ForgedHashes hashes = ForgedHashes.of(content, chunkSize);
        AssetFile file = new AssetFile(
                id.toString(), "%s/%s.ipa".formatted(folder, id), size, 3 * size, List.of(hashes.asOf(era)));
        return new ForgedAsset(entry.apply(file), content, hashes.whole());
    }

    private UUID identity(AppVersion app, String kind, Object ordinal) {
        String name = String.join(
                "/", app.appleItemId(), app.appleVersionId(), kind, String.valueOf(ordinal), String.valueOf(seed));
        return UUID.nameUUIDFromBytes(
                Sha256.of(name.getBytes(StandardCharsets.UTF_8)).bytes());
    }
}
