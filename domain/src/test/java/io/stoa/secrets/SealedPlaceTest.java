package io.stoa.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place is read as it was given out, and nothing else is read. */
class SealedPlaceTest {

    @Property
    void shouldReadWhatItWrote(@ForAll @StringLength(max = 100) @CharRange(from = '!', to = '~') String after) {
        SealedPlace place = new SealedPlace("key-blob", after);

        assertEquals(Optional.of(place), SealedPlace.parse(place.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "key-blob", "Key/1", "key-blob/ü", "key-blob/a b", "key-blob/\u0000", "key-blob/\n"})
    void shouldReadNothingElse(String text) {
        assertEquals(Optional.empty(), SealedPlace.parse(text));
    }
}
