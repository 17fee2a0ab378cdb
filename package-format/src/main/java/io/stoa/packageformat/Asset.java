package io.stoa.packageformat;

import java.util.List;
import java.util.Optional;

/** A file of the package that a device downloads. Sizes are bytes. */
public sealed interface Asset permits Variant, Delta {

    AssetFile file();

    default String publicId() {
        return file().publicId();
    }

    default String assetPath() {
        return file().assetPath();
    }

    default long compressedSize() {
        return file().compressedSize();
    }

    default long uncompressedSize() {
        return file().uncompressedSize();
    }

    default List<ChunkHashes> hashes() {
        return file().hashes();
    }

    /** The entry whose digests can be checked against the served file; empty in the era without any. */
    default Optional<ChunkHashes> encryptedHashes() {
        return hashes().stream().filter(entry -> !entry.encrypted().isEmpty()).findFirst();
    }
}
