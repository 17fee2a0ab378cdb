package io.stoa.simulator.appstoreconnect.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final String ETAG = "\"etag\"";

    @Test
    void shouldGiveTheWholeWhenNothingIsAsked() {
        assertEquals(new ByteRange(200, 0, 10), ByteRange.of(Optional.empty(), Optional.empty(), ETAG, 10));
    }

    @Test
    void shouldCountFromTheEnd() {
        assertEquals(new ByteRange(206, 7, 3), of("bytes=-3", 10));
        assertEquals(new ByteRange(206, 0, 10), of("bytes=-11", 10));
    }

    @Test
    void shouldStopAtTheLastByte() {
        assertEquals(new ByteRange(206, 9, 1), of("bytes=9-999", 10));
    }

    @Test
    void shouldSayThatAPartLiesOutside() {
        assertEquals(416, of("bytes=10-", 10).status());
        assertEquals(416, of("bytes=-0", 10).status());
        assertEquals(416, of("bytes=0-", 0).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-3",
                "bytes=a-b",
                "bytes=0-1,3-4",
                "items=0-1",
                "bytes=-",
                "bytes=0",
                "",
                "bytes=99999999999999999999-"
            })
    void shouldIgnoreWhatIsNotOnePlainRange(String range) {
        assertEquals(new ByteRange(200, 0, 10), of(range, 10));
    }

    @Test
    void shouldIgnoreARangeOfAnotherFile() {
        assertEquals(
                200,
                ByteRange.of(Optional.of("bytes=1-"), Optional.of("W/" + ETAG), ETAG, 10)
                        .status());
    }

    @Property
    void shouldCoverAFileExactlyWithTwoParts(
            @ForAll @LongRange(min = 2, max = Long.MAX_VALUE / 16) long size, @ForAll @LongRange(min = 1) long cut) {
        long middle = 1 + cut % (size - 1);
        ByteRange head = of("bytes=0-" + (middle - 1), size);
        ByteRange tail = of("bytes=" + middle + "-", size);
        assertEquals(size, head.length() + tail.length());
        assertEquals(head.first() + head.length(), tail.first());
    }

    @Property
    void shouldNeverLeaveTheFileWhateverIsAsked(
            @ForAll String range, @ForAll @LongRange(min = 0, max = 1000) long size) {
        ByteRange answer = of("bytes=" + range, size);
        assertTrue(answer.first() >= 0 && answer.first() + answer.length() <= size);
    }

    private static ByteRange of(String range, long size) {
        return ByteRange.of(Optional.of(range), Optional.empty(), ETAG, size);
    }
}
