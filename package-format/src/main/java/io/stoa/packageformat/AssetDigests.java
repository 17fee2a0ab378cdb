package io.stoa.packageformat;

import java.util.List;

/**
 * What was measured of the bytes of one asset.
 *
 * @param length bytes that came, also those beyond the limit, which are counted and not digested
 * @param sha256 of the whole file, of its part up to the limit where more came
 * @param chunks SHA-256 of the consecutive chunks, of the size the manifest names for this asset
 */
public record AssetDigests(long length, Sha256 sha256, List<Sha256> chunks) {

    public AssetDigests {
        chunks = List.copyOf(chunks);
    }
}
