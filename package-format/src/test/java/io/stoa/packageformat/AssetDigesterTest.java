package io.stoa.packageformat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AssetDigesterTest {

    @Property
    void shouldDigestTheSameHoweverTheBytesArrive(
            @ForAll @Size(max = 3_000) byte[] bytes,
            @ForAll @IntRange(min = 1, max = 500) int chunkSize,
            @ForAll @IntRange(min = 1, max = 700) int portion) {
        AssetDigester digester = AssetDigester.of(asset(bytes.length, chunkSize));
        for (int start = 0; start < bytes.length; start += portion) {
            digester.update(bytes, start, Math.min(portion, bytes.length - start));
        }

        assertEquals(new AssetDigests(bytes.length, Sha256.of(bytes), chunks(bytes, chunkSize)), digester.finish());
    }

    @Test
    void shouldReadDirectBuffersToTheirEnd() {
        byte[] bytes = {1, 2, 3, 4, 5};
        ByteBuffer direct = ByteBuffer.allocateDirect(5).put(bytes).flip();
        AssetDigester digester = AssetDigester.of(asset(5, 2));

        digester.update(direct);

        assertFalse(direct.hasRemaining());
        assertEquals(new AssetDigests(5, Sha256.of(bytes), chunks(bytes, 2)), digester.finish());
    }

    @Test
    void shouldTellTheFirstByteTooManyAndDigestNoneOfThem() {
        AssetDigester digester = AssetDigester.of(asset(3, 2));
        digester.update(new byte[] {1, 2, 3}, 0, 3);
        assertFalse(digester.overrun());

        digester.update(new byte[] {4}, 0, 1);

        assertTrue(digester.overrun());
        assertEquals(4, digester.length());
        assertEquals(Sha256.of(new byte[] {1, 2, 3}), digester.finish().sha256());
    }

    @Test
    void shouldCountAnEndlessSourceWithoutWorkOrOverflow() {
        AssetDigester digester = AssetDigester.of(asset(10, 4));
        byte[] flood = new byte[1 << 20];
        for (int i = 0; i < 5_000; i++) {
            digester.update(flood, 0, flood.length);
        }

        assertEquals(5_000L << 20, digester.length());
        assertEquals(3, digester.finish().chunks().size());
    }

    @Test
    void shouldHaveOneChunkWhereTheManifestHasNothingToCompare() {
        byte[] bytes = {1, 2, 3};
        AssetFile file = new AssetFile("id", "variant/a.ipa", 3, 3, List.of());
        AssetDigester digester = AssetDigester.of(new Variant(file, List.of()));

        digester.update(bytes, 0, 3);

        assertEquals(List.of(Sha256.of(bytes)), digester.finish().chunks());
    }

    private static Variant asset(int size, int chunkSize) {
        List<Sha256> promised = chunks(new byte[Math.max(1, size)], chunkSize);
        ChunkHashes hashes = new ChunkHashes(chunkSize, promised, List.of());
        return new Variant(new AssetFile("id", "variant/a.ipa", size, size, List.of(hashes)), List.of());
    }

    private static List<Sha256> chunks(byte[] bytes, int chunkSize) {
        return IntStream.iterate(0, start -> start < bytes.length, start -> start + chunkSize)
                .mapToObj(start -> Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + chunkSize)))
                .map(Sha256::of)
                .toList();
    }
}
