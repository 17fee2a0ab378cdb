package io.stoa.packagestore.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.stoa.packagestore.rest.ByteRange.Asked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Whatever a range asks for: the answer lies inside the file, and asking for it in full words gives it again. */
class ByteRangeFuzzTest {

    private static final List<Long> SIZES = List.of(0L, 1L, 100L, 3_300_000_000L, 999_999_999_999_999_999L);

    @FuzzTest(maxDuration = "3m")
    void shouldNeverLeaveTheFileWhateverIsAskedFor(byte[] header) {
        String range = new String(header, StandardCharsets.ISO_8859_1);
        for (long size : SIZES) {
            if (ByteRange.read(Optional.of(range), size) instanceof Asked.Part part) {
                assertInside(part.range(), size);
                String inFull =
                        "bytes=" + part.range().first() + "-" + part.range().last();
                assertEquals(part, ByteRange.read(Optional.of(inFull), size));
            }
        }
        assertInstanceOf(Asked.class, ByteRange.read(Optional.of(range), 100));
    }

    private static void assertInside(ByteRange range, long size) {
        assertTrue(range.first() >= 0 && range.last() < size, range::toString);
        assertTrue(range.length() > 0 && range.length() <= size, range::toString);
    }
}
