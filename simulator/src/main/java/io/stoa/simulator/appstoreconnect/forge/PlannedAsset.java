package io.stoa.simulator.appstoreconnect.forge;

import io.stoa.packageformat.InstallTarget;
import io.stoa.packageformat.forge.Era;
import io.stoa.simulator.appstoreconnect.catalog.AssetKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * One asset of a plan; its bytes follow from its id in lower case, so that all plans that name it mean the same bytes.
 *
 * @param size      bytes
 * @param chunkSize bytes
 * @param targets   of a variant: for whom it is; of a delta: whose variant it starts from
 * @param origin    of a delta
 */
public record PlannedAsset(
        AssetKind kind,
        String publicId,
        long size,
        Era era,
        long chunkSize,
        List<InstallTarget> targets,
        Optional<Origin> origin) {

    /** Where a delta starts and what it makes. */
    public record Origin(String sourceVersionId, String sourceVersion, String targetAssetPath) {}

    public PlannedAsset {
        targets = List.copyOf(targets);
    }

    /** A variant for devices of its own. */
    static PlannedAsset variant(String publicId, long size, Era era, long chunkSize, List<InstallTarget> targets) {
        return new PlannedAsset(AssetKind.VARIANT, publicId, size, era, chunkSize, targets, Optional.empty());
    }

    public String assetPath() {
        String folder = kind == AssetKind.VARIANT ? "variant" : "delta";
        return folder + "/" + publicId + ".ipa";
    }

    /** The asset's bytes, the same however its id is spelt. */
    public VirtualContent content() {
        UUID id = UUID.nameUUIDFromBytes(publicId.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return new VirtualContent(id.getMostSignificantBits() ^ id.getLeastSignificantBits(), size);
    }

    VirtualDigests digests() {
        return VirtualDigests.of(content(), era == Era.UNENCRYPTED_ONLY ? size : Math.min(chunkSize, size));
    }

    PlannedAsset spelt(String otherId) {
        return new PlannedAsset(kind, otherId, size, era, chunkSize, targets, origin);
    }

    PlannedAsset of(Era other) {
        return new PlannedAsset(kind, publicId, size, other, chunkSize, targets, origin);
    }
}
