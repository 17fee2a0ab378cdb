package io.stoa.simulator.appstoreconnect.catalog;

import io.stoa.packageformat.Sha256;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content held in memory, such as the zip of a package version. */
final class BytesContent implements AssetContent {

    private final byte[] bytes;
    private final Sha256 sha256;

    BytesContent(byte[] bytes) {
        this.bytes = bytes.clone();
        this.sha256 = Sha256.of(bytes);
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public Sha256 sha256() {
        return sha256;
    }

    @Override
    public InputStream open(long first) {
        return new ByteArrayInputStream(bytes, Math.toIntExact(first), bytes.length);
    }
}
