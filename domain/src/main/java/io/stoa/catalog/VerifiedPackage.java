package io.stoa.catalog;

import io.stoa.apple.PackageId;
import io.stoa.apple.PackageVersionId;
import io.stoa.apple.Sha256;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A package version whose every byte was verified and is held: all that publishing needs.
 *
 * @param number App Store Connect's own count of the package's versions; empty when nobody knows it
 * @param assets every variant and delta the manifest lists
 */
public record VerifiedPackage(
        PackageVersionId id,
        PackageId packageId,
        OptionalLong number,
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
     * @param provenBy  what vouched for the bytes; at least one thing did
     * @param keyBlob   what licences for it need; a secret
     */
    public record HeldAsset(
            String publicId, String assetPath, long size, Sha256 sha256, Set<AssetProof> provenBy, byte[] keyBlob) {

        public HeldAsset {
            provenBy = Set.copyOf(provenBy);
            if (provenBy.isEmpty()) {
                throw new IllegalArgumentException("nothing vouches for the bytes of " + assetPath);
            }
        }

        /** Without the key blob, so that it cannot reach a log. */
        @Override
        public String toString() {
            return "HeldAsset[" + assetPath + "]";
        }
    }
}
