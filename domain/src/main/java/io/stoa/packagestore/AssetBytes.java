package io.stoa.packagestore;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of one held asset, open for reading at any position. */
public interface AssetBytes extends AutoCloseable {

    /** Bytes the asset has. */
    long size();

    /**
     * Writes a part of the asset to {@code target}, and nothing else. A target that is a {@link FileSink} too may be given
     * the file instead of its bytes.
     *
     * @param first  first byte, from 0
     * @param length bytes, at least 0; all of them lie within the asset
     * @throws IOException when either side breaks off
     */
    void copyTo(OutputStream target, long first, long length) throws IOException;

    @Override
    void close() throws IOException;
}
