package io.stoa.apple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TerritoryTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"MT", "MLTA", "ML1", "ML ", "mĺt", "../"})
    void shouldReadThreeLettersAndNothingElse(String text) {
        assertEquals(Optional.empty(), Territory.parse(text));
    }

    @Test
    void shouldTakeEitherCaseForTheSame() {
        assertEquals(Territory.parse("MLT"), Territory.parse("mlt"));
    }

    @Test
    void shouldTakeNoneForEverywhereAndEachOnce() {
        Territories twice = Territories.of(List.of(new Territory("SWE"), new Territory("MLT"), new Territory("swe")));

        assertEquals("MLT,SWE", twice.toString());
        assertFalse(twice.isEverywhere());
        assertTrue(Territories.of(List.of()).isEverywhere());
        assertEquals(Territories.EVERYWHERE, Territories.of(List.of()));
    }
}
