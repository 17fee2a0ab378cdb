package io.stoa.packageformat;

import java.util.List;

/**
 * What a variant and a delta have in common: the file that is served.
 *
 * @param publicId the asset's id, also its id in the App Store Connect API and in licences; compare without case
 * @param assetPath place under the base URL, checked: {@code variant/<name>.ipa} or {@code delta/<name>.ipa}
 * @param compressedSize bytes of the served file
 * @param uncompressedSize bytes once installed
 * @param hashes SHA-256 entries only; other algorithms are left out
 */
public record AssetFile(
        String publicId, String assetPath, long compressedSize, long uncompressedSize, List<ChunkHashes> hashes) {

    public AssetFile {
        hashes = List.copyOf(hashes);
    }
}
