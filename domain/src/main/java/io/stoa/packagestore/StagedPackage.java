package io.stoa.packagestore;

import io.stoa.apple.Sha256;
import java.nio.channels.FileChannel;

/** The bytes of one ingestion before anybody sees them. */
public interface StagedPackage extends AutoCloseable {

    /** An empty, writable place for an asset; what an earlier attempt left there is gone. */
    FileChannel write(String publicId);

    /**
     * Makes a staged asset, complete and verified, durable and visible. Idempotent.
     *
     * @throws io.stoa.problem.RetryableFailure when it is neither staged nor held: a later attempt has cleared it away
     */
    void promote(String publicId, Sha256 sha256);

    /** Discards a staged asset whose bytes turned out wrong. */
    void discard(String publicId);

    /** Bytes the store can still take. */
    long freeSpace();

    /** Discards everything that was not promoted. */
    @Override
    void close();
}
