package io.stoa.packageformat;

import java.util.List;

/**
 * SHA-256 digests of the consecutive chunks of an asset; the last chunk may be shorter.
 *
 * @param chunkSize bytes; equal to the compressed size where the asset is one chunk
 * @param encrypted digests of the served file; empty in packages signed between August 2024 and April 2025
 * @param unencrypted digests of the decrypted content, which no server can check; absent in the oldest packages
 */
public record ChunkHashes(long chunkSize, List<Sha256> encrypted, List<Sha256> unencrypted) {

    public ChunkHashes {
        encrypted = List.copyOf(encrypted);
        unencrypted = List.copyOf(unencrypted);
    }

    /** How many chunks a file of this size has: the size divided by the chunk size, rounded up. */
    public static long count(long compressedSize, long chunkSize) {
        return compressedSize / chunkSize + (compressedSize % chunkSize == 0 ? 0 : 1);
    }
}
