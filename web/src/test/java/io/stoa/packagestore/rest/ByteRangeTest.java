package io.stoa.packagestore.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.packagestore.rest.ByteRange.Asked;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One range is served, everything else is the whole file or an honest 416. */
class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=5-, 5, 99",
        "bytes=99-, 99, 99",
        "bytes=99-99, 99, 99",
        "bytes=90-200, 90, 99",
        "bytes=0-999999999999999999, 0, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-1000, 0, 99",
        "' bytes=3-4 ', 3, 4"
    })
    void shouldServeThePartThatIsAskedFor(String header, long first, long last) {
        Asked.Part part = assertInstanceOf(Asked.Part.class, ByteRange.read(Optional.of(header), 100));

        assertEquals(new ByteRange(first, last), part.range());
        assertEquals(last - first + 1, part.range().length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=999999999999999999-", "bytes=-0"})
    void shouldSayThatAPartLiesBeyondTheEnd(String header) {
        assertInstanceOf(Asked.Unsatisfiable.class, ByteRange.read(Optional.of(header), 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=9-3",
                "bytes=0-1,5-6",
                "bytes=0-0,0-0,0-0",
                "bytes=a-b",
                "bytes=0x1-2",
                "bytes=+1-2",
                "bytes= 1-2",
                "items=0-1",
                "BYTES=0-1",
                "bytes=--1",
                "bytes=1-2-3",
                "bytes=0-9999999999999999999",
                "bytes=9223372036854775808-",
                "bytes=\u0661-\u0662"
            })
    void shouldServeTheWholeFileWhereTheRangeIsNoneItKnows(String header) {
        assertInstanceOf(Asked.Whole.class, ByteRange.read(Optional.of(header), 100));
    }

    @Test
    void shouldServeTheWholeFileWhereNoRangeIsAskedFor() {
        assertInstanceOf(Asked.Whole.class, ByteRange.read(Optional.empty(), 100));
    }

    @Test
    void shouldHaveNoPartOfAnEmptyFile() {
        assertInstanceOf(Asked.Unsatisfiable.class, ByteRange.read(Optional.of("bytes=0-0"), 0));
        assertInstanceOf(Asked.Unsatisfiable.class, ByteRange.read(Optional.of("bytes=-5"), 0));
        assertInstanceOf(Asked.Whole.class, ByteRange.read(Optional.empty(), 0));
    }

    @Property
    void shouldNeverLeaveTheFile(
            @ForAll @LongRange(min = 0, max = 300) long first,
            @ForAll @LongRange(min = 0, max = 300) long last,
            @ForAll @LongRange(min = 0, max = 200) long size) {
        if (ByteRange.read(Optional.of("bytes=" + first + "-" + last), size) instanceof Asked.Part part) {
            assertTrue(part.range().first() >= 0);
            assertTrue(part.range().last() < size);
            assertTrue(part.range().length() > 0);
            assertEquals(first, part.range().first());
        }
    }

    @Property
    void shouldReadWhateverHeaderComes(@ForAll String header) {
        assertInstanceOf(Asked.class, ByteRange.read(Optional.of(header), 100));
    }
}
