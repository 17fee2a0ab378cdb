package io.stoa.account.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stoa.account.PasswordFlaw;
import io.stoa.page.view.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTextsTest {

    private static final Sentences ENGLISH = AccountPages.SENTENCES.in(List.of(Locale.ENGLISH));
    private static final Sentences GERMAN = AccountPages.SENTENCES.in(List.of(Locale.GERMANY));

    @Test
    void shouldSayEverythingInBothLanguages() {
        assertEquals(
                new TreeSet<>(ENGLISH.texts().keySet()),
                new TreeSet<>(GERMAN.texts().keySet()));
        ENGLISH.texts()
                .keySet()
                .forEach(key -> assertFalse(GERMAN.texts().getString(key).isBlank(), key));
    }

    @ParameterizedTest
    @EnumSource(PasswordFlaw.class)
    void shouldHaveASentenceForEveryFlaw(PasswordFlaw flaw) {
        assertFalse(ENGLISH.texts().getString("password." + flaw).isBlank());
    }
}
