package io.stoa.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowIdTest {

    @Test
    void shouldRiseInTheOrderIdsAreMade() {
        List<String> ids = Stream.generate(RowId::next).limit(10_000).toList();

        assertEquals(ids.stream().sorted().distinct().toList(), ids);
    }

    @Test
    void shouldBeAUuidOfVersionSevenInLowerCase() {
        String id = RowId.next();

        assertEquals(7, UUID.fromString(id).version());
        assertEquals(id, UUID.fromString(id).toString());
    }

    @Test
    void shouldTellWhatNoRowCanHave() {
        assertTrue(RowId.canBe(RowId.next()));
        Stream.of("", "x", "\u0000", RowId.next() + "0", RowId.next().toUpperCase(Locale.ROOT), "' or 1=1 --")
                .forEach(text -> assertFalse(RowId.canBe(text), text));
        assertFalse(RowId.canBe(null));
    }
}
