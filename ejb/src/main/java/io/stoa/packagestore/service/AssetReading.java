package io.stoa.packagestore.service;

import io.stoa.apple.Sha256;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.jpa.CareRows.Recorded;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An asset that is being read to its end for its digest, a piece at a time. */
final class AssetReading implements AutoCloseable {

    private final Recorded asset;
    private final AssetBytes bytes;
    private final MessageDigest digest = newDigest();
    private long position;

    AssetReading(Recorded asset, AssetBytes bytes) {
        this.asset = asset;
        this.bytes = bytes;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    Recorded asset() {
        return asset;
    }

    /** Reads on. @return bytes read */
    long read(long most) throws IOException {
        long length = Math.min(most, bytes.size() - position);
        bytes.copyTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest), position, length);
        position += length;
        return length;
    }

    /** Whether there is nothing left to learn: it is read, or has another length than it should. */
    boolean isOver() {
        return position == bytes.size() || bytes.size() != asset.size();
    }

    /** Whether it is what was recorded; asked once, when it is over. */
    boolean isRight() {
        return bytes.size() == asset.size()
                && new Sha256(HexFormat.of().formatHex(digest.digest())).equals(asset.sha256());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
