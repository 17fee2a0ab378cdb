package io.stoa.packageformat.forge;

import io.stoa.packageformat.ChunkHashes;
import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * All digests of a content, computed in one pass and without the product's own digester, whose tests rely on them.
 *
 * @param whole SHA-256 of the served bytes
 * @param chunkSize bytes
 */
record ForgedHashes(Sha256 whole, long chunkSize, List<Sha256> chunks) {

    static ForgedHashes of(ForgedContent content, long wantedChunkSize) {
        long chunkSize = Math.max(1, Math.min(wantedChunkSize, content.size()));
        MessageDigest whole = sha256();
        List<Sha256> chunks = new ArrayList<>();
        try (InputStream bytes = content.open()) {
            for (long start = 0; start < content.size(); start += chunkSize) {
                chunks.add(chunk(bytes, Math.min(chunkSize, content.size() - start), whole));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("forged content is in no file and cannot fail", e);
        }
        return new ForgedHashes(Sha256.ofDigest(whole.digest()), chunkSize, chunks);
    }

    ChunkHashes asOf(Era era) {
        return new ChunkHashes(
                chunkSize,
                era.hasEncrypted() ? chunks : List.of(),
                era.hasUnencrypted()
                        ? chunks.stream().map(ForgedHashes::decrypted).toList()
                        : List.of());
    }

    /** Nobody holds the decrypted content, so any digest serves. */
    private static Sha256 decrypted(Sha256 encrypted) {
        return Sha256.of(encrypted.bytes());
    }

    private static Sha256 chunk(InputStream bytes, long size, MessageDigest whole) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        for (long left = size; left > 0; ) {
            int count = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
            digest.update(buffer, 0, count);
            whole.update(buffer, 0, count);
            left -= count;
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
