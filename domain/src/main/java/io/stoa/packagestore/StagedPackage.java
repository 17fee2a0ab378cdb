package io.stoa.packagestore;

import io.stoa.apple.Sha256;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The bytes of one ingestion before anybody sees them. What an earlier attempt at the same ingestion left lies here too,
 * unless that attempt still runs: then nothing of it is taken over, so that it can spoil nothing.
 */
public interface StagedPackage extends AutoCloseable {

    /** What is here of an asset; empty when nothing is, or when nobody knows what it was served as. */
    Optional<StagedPart> part(String publicId);

    /** An empty, writable place for an asset; what was left there is gone. */
    FileChannel write(String publicId);

    /** The place of an asset with what is there, to be read from its begin and written on at its end. */
    FileChannel resume(String publicId);

    /** Notes what the bytes to come are served as. Without it they are not taken over by a later attempt. */
    void servedAs(String publicId, Validator validator);

    /**
     * Makes a staged asset, complete and verified, durable and visible. Idempotent.
     *
     * @throws io.stoa.problem.RetryableFailure when it is neither staged nor held: a later attempt has cleared it away
     */
    void promote(String publicId, Sha256 sha256);

    /** Discards a staged asset whose bytes turned out wrong. */
    void discard(String publicId);

    /** Discards everything that was not promoted: there will be no later attempt. */
    void discard();

    /** Bytes the store can still take. */
    long freeSpace();

    /** Ends this attempt; what was not promoted stays for the next one. */
    @Override
    void close();
}
