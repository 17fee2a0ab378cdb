package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stoa.account.PasswordFlaw;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTextsTest {

    private static final AccountTexts ENGLISH = AccountTexts.in(List.of(Locale.ENGLISH));
    private static final AccountTexts GERMAN = AccountTexts.in(List.of(Locale.GERMANY));

    @Test
    void shouldSayEverythingInBothLanguages() {
        assertEquals(
                new TreeSet<>(ENGLISH.sentences().keySet()),
                new TreeSet<>(GERMAN.sentences().keySet()));
        ENGLISH.sentences()
                .keySet()
                .forEach(key -> assertFalse(GERMAN.sentences().getString(key).isBlank(), key));
    }

    @ParameterizedTest
    @EnumSource(PasswordFlaw.class)
    void shouldHaveASentenceForEveryFlaw(PasswordFlaw flaw) {
        assertFalse(ENGLISH.sentences().getString("password." + flaw).isBlank());
    }

    @Test
    void shouldSpeakEnglishToWhoReadsNeither() {
        assertEquals("en", AccountTexts.in(List.of(Locale.JAPANESE)).language());
        assertEquals("en", AccountTexts.in(List.of()).language());
    }
}
