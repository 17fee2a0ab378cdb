package io.stoa.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionKeyIdTest {

    @Test
    void shouldKeepApplesSpelling() {
        String id = "0F2c7a3e-6d51-4b8f-9a77-2f4f0c9e1d20";

        assertEquals(id, DistributionKeyId.parse(id).orElseThrow().toString());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "../key", "a b", "' or 1=1", "é"})
    void shouldNotReadWhatCannotBeAnId(String text) {
        assertEquals(Optional.empty(), DistributionKeyId.parse(text));
    }

    @Test
    void shouldRefuseAnIdTooLongForItsColumn() {
        assertThrows(IllegalArgumentException.class, () -> new DistributionKeyId("a".repeat(65)));
    }
}
