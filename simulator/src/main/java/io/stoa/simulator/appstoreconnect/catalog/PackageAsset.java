package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import java.util.Optional;

/**
 * A variant or a delta as App Store Connect offers it.
 *
 * @param publicId  as the manifest spells it; also the resource's id
 * @param assetPath as the manifest spells it
 * @param content   empty when the source holds no such file: the resource exists, its download is 404
 * @param fileChecksum empty when neither the file nor the manifest tells it
 */
public record PackageAsset(
        AssetKind kind,
        String publicId,
        String assetPath,
        Optional<AssetContent> content,
        Optional<Sha256> fileChecksum) {

    /** Of two deliveries of the same asset the one that can be downloaded, else the later. */
    static PackageAsset better(PackageAsset earlier, PackageAsset later) {
        return later.content().isEmpty() && earlier.content().isPresent() ? earlier : later;
    }
}
