package io.stoa.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {

    @ParameterizedTest
    @ValueSource(strings = {"ann@kite.example", "a", "Änne Öström", "安", "o'neil", "\uD83E\uDE81"})
    void shouldKeepALoginAsItWasGiven(String login) {
        assertEquals(login, Login.parse(login).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " ann", "ann ", "an\nn", "an\0n", "ann\u202Egro", "ann\uD83E", "\u200Bann", "a\u2028b"})
    void shouldRefuseWhatNobodyCouldTellFromAnother(String login) {
        assertEquals(Optional.empty(), Login.parse(login));
    }

    @Test
    void shouldRefuseALoginOf255Characters() {
        assertEquals(254, Login.parse("a".repeat(254)).orElseThrow().value().length());
        assertEquals(Optional.empty(), Login.parse("a".repeat(255)));
    }

    @Property
    void shouldNeverChangeWhatItTakes(@ForAll String text) {
        Login.parse(text).ifPresent(login -> assertEquals(text, login.value()));
    }
}
