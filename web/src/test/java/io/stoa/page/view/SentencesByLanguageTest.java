package io.stoa.page.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A visitor is spoken to in a language of theirs, whatever the server's own is. */
class SentencesByLanguageTest {

    private final Locale own = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(own);
    }

    @Test
    void shouldTakeTheFirstLanguageTheVisitorReadsAndWeWrite() {
        SentencesByLanguage sentences = SentencesByLanguage.of("io.stoa.oauth.consent");

        assertEquals(
                "de",
                sentences
                        .in(List.of(Locale.JAPANESE, Locale.GERMANY, Locale.ENGLISH))
                        .language());
        assertNotEquals(
                sentences.in(List.of(Locale.GERMAN)).get("allow"),
                sentences.in(List.of(Locale.ENGLISH)).get("allow"));
    }

    @Test
    void shouldSpeakEnglishToWhoReadsNoneOfOurs() {
        Locale.setDefault(Locale.GERMANY);
        SentencesByLanguage sentences = SentencesByLanguage.of("io.stoa.oauth.consent");

        for (List<Locale> read : List.of(List.of(Locale.JAPANESE), List.<Locale>of())) {
            assertEquals("en", sentences.in(read).language());
            assertEquals(
                    sentences.in(List.of(Locale.ENGLISH)).get("allow"),
                    sentences.in(read).get("allow"));
        }
    }
}
