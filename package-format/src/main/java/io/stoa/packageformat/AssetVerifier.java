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

    /** Whether bytes that were verified before, and of which size and digest are kept, are those this package signs. */
    public boolean agrees(Asset asset, long size, Sha256 digest) {
        Optional<Sha256> signed = signature.map(proven -> proven.resources().get(asset.assetPath()));
        return size == asset.compressedSize() && signed.map(digest::equals).orElse(true);
    }
}
