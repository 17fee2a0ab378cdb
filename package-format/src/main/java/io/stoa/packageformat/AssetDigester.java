package io.stoa.packageformat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Digests an asset while its bytes pass by: one pass, constant memory, from any source. It stops at the size the
 * manifest promises; a source that sends more shows by {@link #overrun}, so a download can be cut after one byte too
 * many. Not for several threads.
 */
public final class AssetDigester {

    private static final long ONE_CHUNK = Long.MAX_VALUE;

    private final long limit;
    private final long chunkSize;
    private final MessageDigest whole = Sha256.algorithm();
    private final MessageDigest chunk = Sha256.algorithm();
    private final List<Sha256> chunks = new ArrayList<>();
    private long length;
    private long inChunk;

    private AssetDigester(long limit, long chunkSize) {
        this.limit = limit;
        this.chunkSize = chunkSize;
    }

    /** For an asset of a manifest: limited to its compressed size, in the chunks the manifest has digests of. */
    public static AssetDigester of(Asset asset) {
        return new AssetDigester(asset.compressedSize(), chunkSize(asset));
    }

    /** The same without the limit, to recognise a file that is at the wrong place. */
    static AssetDigester withoutLimit(Asset asset) {
        return new AssetDigester(Long.MAX_VALUE, chunkSize(asset));
    }

    /** A single chunk has the digest of the whole, so nothing is digested twice. */
    private static long chunkSize(Asset asset) {
        return asset.encryptedHashes()
                .map(ChunkHashes::chunkSize)
                .filter(size -> size < asset.compressedSize())
                .orElse(ONE_CHUNK);
    }

    public void update(byte[] bytes, int offset, int count) {
        update(ByteBuffer.wrap(bytes, offset, count));
    }

    /** Takes all that remains in the buffer. */
    public void update(ByteBuffer bytes) {
        int wanted = (int) Math.min(bytes.remaining(), Math.max(0, limit - length));
        length += bytes.remaining();
        ByteBuffer counted = bytes.duplicate().limit(bytes.position() + wanted);
        bytes.position(bytes.limit());
        whole.update(counted.duplicate());
        if (isChunked()) {
            updateChunks(counted);
        }
    }

    /** Whether more bytes came than the manifest promises. */
    public boolean overrun() {
        return length > limit;
    }

    /** Bytes so far. */
    public long length() {
        return length;
    }

    /** Ends the digesting; the digester is of no use afterwards. */
    public AssetDigests finish() {
        Sha256 sha256 = Sha256.ofDigest(whole.digest());
        if (!isChunked()) {
            return new AssetDigests(length, sha256, length == 0 ? List.of() : List.of(sha256));
        }
        if (inChunk > 0) {
            endChunk();
        }
        return new AssetDigests(length, sha256, chunks);
    }

    private boolean isChunked() {
        return chunkSize != ONE_CHUNK;
    }

    private void updateChunks(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            int part = (int) Math.min(bytes.remaining(), chunkSize - inChunk);
            chunk.update(bytes.slice().limit(part));
            bytes.position(bytes.position() + part);
            inChunk += part;
            if (inChunk == chunkSize) {
                endChunk();
            }
        }
    }

    private void endChunk() {
        chunks.add(Sha256.ofDigest(chunk.digest()));
        inChunk = 0;
    }
}
