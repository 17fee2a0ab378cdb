package io.stoa.packageformat;

import java.util.Optional;

/**
 * Judges single assets by all that is at hand: the signature, the manifest's chunk digests, the size and, where App
 * Store Connect gave one, the fileChecksum. Serves the folder verifier and a server that verifies while downloading.
 */
public final class AssetVerifier {

    private final Manifest manifest;
    private final Optional<VerifiedSignature> signature;

    /** @param signature empty where the operator's policy lets a package in without a proven signature */
    public AssetVerifier(Manifest manifest, Optional<VerifiedSignature> signature) {
        this.manifest = manifest;
        this.signature = signature;
    }

    public AssetVerdict verify(Asset asset, AssetDigests digests) {
        return new AssetCheck(asset, digests).judge(manifest, signature, Optional.empty());
    }

    /** @param fileChecksum as the App Store Connect API spells it */
    public AssetVerdict verify(Asset asset, AssetDigests digests, String fileChecksum) {
        return new AssetCheck(asset, digests).judge(manifest, signature, Optional.of(fileChecksum));
    }

    /** Whether a proven signature names the digest of the asset. */
    public boolean signs(Asset asset) {
        return signature
                .filter(proven -> proven.resources().containsKey(asset.assetPath()))
                .isPresent();
    }

    /**
     * Whether bytes that were verified before, and of which size and digest are kept, are those this package signs; where
     * no signature is proven, those its manifest has the one digest of.
     */
    public boolean agrees(Asset asset, long size, Sha256 digest) {
        Optional<Sha256> promised = signature
                .map(proven -> proven.resources().get(asset.assetPath()))
                .or(() -> digestOfTheWhole(asset));
        return size == asset.compressedSize() && promised.map(digest::equals).orElse(true);
    }

    private static Optional<Sha256> digestOfTheWhole(Asset asset) {
        return asset.encryptedHashes()
                .map(ChunkHashes::encrypted)
                .filter(chunks -> chunks.size() == 1)
                .map(chunks -> chunks.get(0));
    }
}
