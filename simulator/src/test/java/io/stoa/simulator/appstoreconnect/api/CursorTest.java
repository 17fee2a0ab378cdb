package io.stoa.simulator.appstoreconnect.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Property
    void shouldReadWhatItWrote(@ForAll @IntRange(max = 999_999_999) int offset) {
        assertEquals(Optional.of(new Cursor(offset)), Cursor.parse(new Cursor(offset).toString()));
    }

    @Property
    void shouldNeedNoEncodingInALink(@ForAll @IntRange(max = 999_999_999) int offset) {
        assertTrue(new Cursor(offset).toString().matches("[A-Za-z0-9_-]+"));
    }

    @Property
    void shouldReadNothingIntoForeignText(@ForAll String text) {
        Optional<Cursor> cursor = Cursor.parse(text);
        assertTrue(cursor.isEmpty() || cursor.get().offset() >= 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next:-1", "next:", "next:9999999999", "next:1 ", "NEXT:1", "1"})
    void shouldRefuseAForgedPosition(String plain) {
        assertEquals(Optional.empty(), Cursor.parse(Base64.getUrlEncoder().encodeToString(plain.getBytes())));
    }
}
