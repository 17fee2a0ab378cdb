package io.stoa.simulator.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsVersionTest {

    @ParameterizedTest
    @CsvSource({
        "18.3.1, 18, true",
        "18, 18.0.0, true",
        "17.4, 17.10, false",
        "9.3, 17.4, false",
        "26, 18.3.1, true",
        "17.3.9, 17.4, false"
    })
    void shouldCompareComponentByComponentAsNumbers(String one, String other, boolean atLeast) {
        assertEquals(atLeast, new OsVersion(one).isAtLeast(new OsVersion(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "18.", ".3", "18.x", "iOS 18", "18.3.1.2.5", "1234567", "-1", "18 "})
    void shouldRefuseWhatIsNoVersion(String text) {
        assertThrows(IllegalArgumentException.class, () -> new OsVersion(text));
    }

    @Property
    void shouldOrderLikeTheNumbersItIsMadeOf(
            @ForAll @IntRange(max = 99) int major,
            @ForAll @IntRange(max = 99) int minor,
            @ForAll @IntRange(max = 99) int otherMajor,
            @ForAll @IntRange(max = 99) int otherMinor) {
        boolean expected = major * 100 + minor >= otherMajor * 100 + otherMinor;

        assertEquals(
                expected, new OsVersion(major + "." + minor).isAtLeast(new OsVersion(otherMajor + "." + otherMinor)));
    }
}
