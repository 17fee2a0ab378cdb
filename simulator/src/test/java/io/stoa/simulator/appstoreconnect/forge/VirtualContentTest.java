package io.stoa.simulator.appstoreconnect.forge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stoa.packageformat.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VirtualContentTest {

    @Property(tries = 200)
    void shouldBeTheSameBytesFromAnyPosition(
            @ForAll long seed, @ForAll @IntRange(max = 20_000) int length, @ForAll @IntRange(max = 20_000) int first)
            throws IOException {
        VirtualContent content = new VirtualContent(seed, length);
        byte[] whole = content.open(0).readAllBytes();
        assertEquals(length, whole.length);
        int from = Math.min(first, length);
        assertArrayEquals(
                Arrays.copyOfRange(whole, from, length), content.open(from).readAllBytes());
    }

    @Test
    void shouldGiveSingleBytesAndNoneAfterTheEnd() throws IOException {
        VirtualContent content = new VirtualContent(5, 3);
        byte[] whole = content.open(0).readAllBytes();
        try (InputStream bytes = content.open(2)) {
            assertEquals(whole[2] & 0xFF, bytes.read());
            assertEquals(-1, bytes.read());
        }
    }

    @Test
    void shouldHaveNoTwoPagesAlike() throws IOException {
        Set<String> pages = new HashSet<>();
        for (long seed : new long[] {1, 257}) {
            byte[] bytes = new VirtualContent(seed, 3 << 20).open(0).readAllBytes();
            for (int page = 0; page < bytes.length; page += 4096) {
                pages.add(
                        Sha256.of(Arrays.copyOfRange(bytes, page, page + 4096)).hex());
            }
        }
        assertEquals(2 * (3 << 20) / 4096, pages.size());
    }

    @Test
    void shouldDigestWholeAndChunks() throws IOException {
        VirtualContent content = new VirtualContent(9, 10_000);
        byte[] bytes = content.open(0).readAllBytes();
        VirtualDigests digests = VirtualDigests.of(content, 4_000);
        assertEquals(Sha256.of(bytes), digests.whole());
        assertEquals(
                List.of(
                        Sha256.of(Arrays.copyOfRange(bytes, 0, 4_000)),
                        Sha256.of(Arrays.copyOfRange(bytes, 4_000, 8_000)),
                        Sha256.of(Arrays.copyOfRange(bytes, 8_000, 10_000))),
                digests.chunks());
        assertEquals(Sha256.of(bytes), content.sha256());
        assertNotEquals(content.sha256(), new VirtualContent(10, 10_000).sha256());
    }
}
