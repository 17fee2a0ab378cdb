package io.stoa.licensing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseIdTest {

    @Property
    void shouldReadWhatItWrites(@ForAll long value) {
        assertEquals(Optional.of(new LicenseId(value)), LicenseId.parse(new LicenseId(value).toString()));
    }

    @Test
    void shouldReadEveryUnsigned64BitNumber() {
        assertEquals(
                "18446744073709551615",
                LicenseId.parse("18446744073709551615").orElseThrow().toString());
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"-1", "+1", " 1", "1 ", "0x10", "1e3", "18446744073709551616", "99999999999999999999", "١"})
    void shouldNotReadAnythingElse(String text) {
        assertEquals(Optional.empty(), LicenseId.parse(text));
    }
}
