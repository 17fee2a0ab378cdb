package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be downloaded, at any size. */
public interface AssetContent {

    /** Number of bytes. */
    long length();

    /** Digest of all bytes. */
    Sha256 sha256();

    /**
     * The bytes from a position on.
     *
     * @param first position of the first byte, from 0 to {@link #length()}
     * @return never null; the caller closes
     * @throws IOException the bytes cannot be read
     */
    InputStream open(long first) throws IOException;
}
