package io.stoa.simulator.appstoreconnect.forge;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Digests of virtual content, computed in one pass and remembered for as long as the process lives.
 *
 * @param chunks of each chunk; of a content in one chunk, its only one
 */
record VirtualDigests(Sha256 whole, List<Sha256> chunks) {

    private static final int BUFFER = 1 << 16;
    private static final Map<Key, VirtualDigests> KNOWN = new ConcurrentHashMap<>();

    private record Key(VirtualContent content, long chunkSize) {}

    /**
     * Digests content.
     *
     * @param chunkSize bytes, at least 1; as many as the content has for a single chunk
     */
    static VirtualDigests of(VirtualContent content, long chunkSize) {
        return KNOWN.computeIfAbsent(new Key(content, chunkSize), key -> compute(content, Math.max(1, chunkSize)));
    }

    private static VirtualDigests compute(VirtualContent content, long chunkSize) {
        try (InputStream bytes = content.open(0)) {
            return chunkSize >= content.length() ? inOne(bytes, content) : inChunks(bytes, content, chunkSize);
        } catch (IOException e) {
            throw new UncheckedIOException("Virtual content is in no file and cannot fail.", e);
        }
    }

    private static VirtualDigests inOne(InputStream bytes, VirtualContent content) throws IOException {
        MessageDigest whole = sha256();
        feed(bytes, content.length(), List.of(whole));
        Sha256 only = Sha256.ofDigest(whole.digest());
        return new VirtualDigests(only, List.of(only));
    }

    private static VirtualDigests inChunks(InputStream bytes, VirtualContent content, long chunkSize)
            throws IOException {
        MessageDigest whole = sha256();
        List<Sha256> chunks = new ArrayList<>();
        for (long start = 0; start < content.length(); start += chunkSize) {
            MessageDigest chunk = sha256();
            feed(bytes, Math.min(chunkSize, content.length() - start), List.of(chunk, whole));
            chunks.add(Sha256.ofDigest(chunk.digest()));
        }
        return new VirtualDigests(Sha256.ofDigest(whole.digest()), List.copyOf(chunks));
    }

    private static void feed(InputStream bytes, long length, List<MessageDigest> digests) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = length; left > 0; ) {
            int read = bytes.read(buffer, 0, (int) Math.min(buffer.length, left));
            digests.forEach(digest -> digest.update(buffer, 0, read));
            left -= read;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
