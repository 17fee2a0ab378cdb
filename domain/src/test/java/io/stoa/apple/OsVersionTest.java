package io.stoa.apple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of iOS compare component by component as numbers, never as text. */
class OsVersionTest {

    @ParameterizedTest
    @CsvSource({"17.4,17.4.1", "9.3,17", "17.9,17.10", "17.4.1,18", "17,17.0.0.0.1", "0,0.0.1", "17.999999,18"})
    void shouldOrderAnOlderVersionBeforeANewer(String older, String newer) {
        assertTrue(version(older).compareTo(version(newer)) < 0);
        assertTrue(version(newer).compareTo(version(older)) > 0);
    }

    @ParameterizedTest
    @CsvSource({"17,17.0", "17.0,17.0.0.0.0", "0,0.0", "17.4,17.04", "18.0.1,18.0.1.0"})
    void shouldTakeMissingComponentsForZero(String one, String other) {
        assertEquals(version(one), version(other));
        assertEquals(version(one).hashCode(), version(other).hashCode());
        assertEquals(0, version(one).compareTo(version(other)));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "17.4.1b",
                "17.",
                ".4",
                "17..4",
                "-17",
                "17,4",
                " 17",
                "17 ",
                "17\n",
                "1.2.3.4.5.6",
                "1234567",
                "17.4beta",
                "١٧.٤",
                "0x11",
                "17.-1",
                "∞",
                "99999999999999999999"
            })
    void shouldReadGarbageAsNothing(String garbage) {
        assertEquals(Optional.empty(), OsVersion.parse(garbage));
    }

    @ParameterizedTest
    @CsvSource({"17.4,17.4,true", "17.4.1,17.4,true", "17.3.9,17.4,false", "18,17.4,true", "17,17.0,true"})
    void shouldSayWhetherADeviceIsNewEnough(String device, String minimum, boolean enough) {
        assertEquals(enough, version(device).isAtLeast(version(minimum)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0", "17.4.1", "0", "1.2.3.4.5"})
    void shouldBeWrittenAsItWasRead(String text) {
        assertEquals(text, version(text).toString());
    }

    @Property
    void shouldReadWhatItWrites(@ForAll("versions") OsVersion version) {
        assertEquals(Optional.of(version), OsVersion.parse(version.toString()));
    }

    @Property
    void shouldOrderAnyTwoVersionsOneWayOnly(@ForAll("versions") OsVersion one, @ForAll("versions") OsVersion other) {
        assertEquals(Integer.signum(one.compareTo(other)), -Integer.signum(other.compareTo(one)));
        assertEquals(one.compareTo(other) == 0, one.equals(other));
        assertTrue(one.isAtLeast(other) || other.isAtLeast(one));
    }

    @Property
    void shouldOrderThreeVersionsWithoutACircle(
            @ForAll("versions") OsVersion one, @ForAll("versions") OsVersion two, @ForAll("versions") OsVersion three) {
        List<OsVersion> sorted = new ArrayList<>(List.of(one, two, three));
        Collections.sort(sorted);

        assertTrue(sorted.get(0).compareTo(sorted.get(1)) <= 0);
        assertTrue(sorted.get(1).compareTo(sorted.get(2)) <= 0);
        assertTrue(sorted.get(0).compareTo(sorted.get(2)) <= 0);
    }

    @Property
    void shouldGiveEqualVersionsOneHash(@ForAll("versions") OsVersion version, @ForAll @IntRange(max = 2) int zeros) {
        List<Integer> longer = new ArrayList<>(version.components());
        longer.addAll(Collections.nCopies(zeros, 0));
        OsVersion padded = new OsVersion(longer);

        assertEquals(version, padded);
        assertEquals(version.hashCode(), padded.hashCode());
    }

    @Property
    void shouldNeverFailOnWhateverADeviceSends(@ForAll String anything) {
        OsVersion.parse(anything).ifPresent(version -> assertEquals(anything, rewritten(anything, version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.4.1", "18"})
    void shouldNotEqualAnythingButAVersion(String text) {
        assertNotEquals(version(text), text);
        assertFalse(version(text).equals(null));
    }

    // leading zeros are read but not kept, so only a text without them comes back letter by letter
    private static String rewritten(String text, OsVersion version) {
        return text.matches("(.*\\.)?0[0-9].*") ? text : version.toString();
    }

    @Provide
    Arbitrary<OsVersion> versions() {
        return Arbitraries.integers()
                .between(0, 30)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(OsVersion::new);
    }

    private static OsVersion version(String text) {
        return OsVersion.parse(text).orElseThrow();
    }
}
