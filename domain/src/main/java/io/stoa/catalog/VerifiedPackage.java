package io.stoa.catalog;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import java.util.List;

/**
 * A package version whose every byte was verified and is held: all that publishing needs.
 *
 * @param assets every variant and delta the manifest lists
 */
public record VerifiedPackage(
        PackageVersionId id,
        PackageId packageId,
        PackageIdentity identity,
        Release release,
        SignedManifest content,
        List<HeldAsset> assets) {

    public VerifiedPackage {
        assets = List.copyOf(assets);
    }

    /**
     * A variant or delta that is held.
     *
     * @param assetPath as the manifest spells it
     * @param size      bytes
     * @param keyBlob   what licences for it need; a secret
     */
    public record HeldAsset(String publicId, String assetPath, long size, Sha256 sha256, byte[] keyBlob) {

        /** Without the key blob, so that it cannot reach a log. */
        @Override
        public String toString() {
            return "HeldAsset[" + assetPath + "]";
        }
    }
}
