package io.stoa.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"mara@kite.example", "m.o'hara+kites@mail.kite.example", "root@localhost"})
    void shouldTakeAPlainAddress(String text) {
        assertEquals(text, MailAddress.parse(text).orElseThrow().value());
    }

    @Test
    void shouldBeOneAddressHoweverItIsCapitalised() {
        assertEquals(MailAddress.parse("mara@kite.example"), MailAddress.parse("Mara@Kite.EXAMPLE"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "mara",
                "@kite.example",
                "mara@",
                "mara@@kite.example",
                "mara@kite..example",
                "mara@-kite.example",
                "mara@kite.example.",
                "mara @kite.example",
                " mara@kite.example",
                "mara@kite.example\n",
                "mara@kite.example\r\nBcc: all@kite.example",
                "mara@kite.example,ann@kite.example",
                "mara@kite.example;ann@kite.example",
                "Mara <mara@kite.example>",
                "\"mara\"@kite.example",
                "mara(kite)@kite.example",
                "mara@[192.0.2.1]",
                "m\u00e4ra@kite.example",
                "mara@k\u0456te.example",
                "mara@\u212aite.example",
                "mara\u0000@kite.example"
            })
    void shouldTakeNothingElse(String text) {
        assertEquals(Optional.empty(), MailAddress.parse(text));
    }

    @Test
    void shouldTakeNoBook() {
        assertEquals(Optional.empty(), MailAddress.parse("a".repeat(65) + "@kite.example"));
        assertEquals(Optional.empty(), MailAddress.parse("a@" + "kite.".repeat(60) + "example"));
    }
}
