package io.stoa.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstantConverterTest {

    private static final long YEAR_ONE = -62_135_596_800L;
    private static final long YEAR_9999 = 253_402_300_799L;

    private final InstantConverter converter = new InstantConverter();

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z,0",
        "2026-01-09T12:00:00.000001Z,1767960000000001",
        "1969-12-31T23:59:59.999999Z,-1"
    })
    void shouldCountMicrosecondsFromTheEpoch(Instant instant, long micros) {
        assertEquals(micros, converter.convertToDatabaseColumn(instant));
        assertEquals(instant, converter.convertToEntityAttribute(micros));
    }

    @Property
    void shouldReadBackWhatItKeptToTheMicrosecond(
            @ForAll @LongRange(min = YEAR_ONE, max = YEAR_9999) long second,
            @ForAll @IntRange(max = 999_999) int micro) {
        Instant instant = Instant.ofEpochSecond(second, micro * 1_000L);

        assertEquals(instant, converter.convertToEntityAttribute(converter.convertToDatabaseColumn(instant)));
    }

    @Property
    void shouldKeepTheOrderOfMoments(
            @ForAll @LongRange(min = 0, max = YEAR_9999) long second, @ForAll @IntRange(max = 999_998) int micro) {
        Instant earlier = Instant.ofEpochSecond(second, micro * 1_000L);
        Instant later = earlier.plus(1, ChronoUnit.MICROS);

        assertTrue(converter.convertToDatabaseColumn(earlier) < converter.convertToDatabaseColumn(later));
    }

    @Test
    void shouldLeaveOutWhatIsFinerThanTheDatabaseKeeps() {
        Instant fine = Instant.parse("2026-01-09T12:00:00.123456789Z");

        assertEquals(
                Instant.parse("2026-01-09T12:00:00.123456Z"),
                converter.convertToEntityAttribute(converter.convertToDatabaseColumn(fine)));
    }

    @Test
    void shouldKeepNoMomentAsNoMoment() {
        assertNull(converter.convertToDatabaseColumn(null));
        assertNull(converter.convertToEntityAttribute(null));
    }
}
