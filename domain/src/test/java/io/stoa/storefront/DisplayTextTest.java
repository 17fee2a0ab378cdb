package io.stoa.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DisplayTextTest {

    @Test
    void shouldTakeOutWhatTurnsTheWordsAround() {
        assertEquals("Kite fdp.exe", DisplayText.line("Kite \u202Efdp.exe\u202C"));
        assertEquals("Kite", DisplayText.line("\u2066\u2067Kite\u2069"));
    }

    @Test
    void shouldKeepLettersOfEveryScriptAndJoinedEmoji() {
        String family = "عائلة \u200F👩\u200D👧 家族";
        assertEquals(family, DisplayText.line(family));
    }

    @Test
    void shouldTakeOutControlCharactersAndBrokenSurrogates() {
        assertEquals("Kite", DisplayText.line("K\u0000i\u001B\u0085t\uD800e\uFEFF"));
    }

    @Test
    void shouldMakeOneLineOfSeveral() {
        assertEquals("Kite for everyone", DisplayText.line("  Kite\r\n\tfor\u2028 everyone\u00A0 "));
    }

    @Test
    void shouldShortenANameOfFiveThousandCharacters() {
        String shown = DisplayText.line("Kite".repeat(1_250));
        assertEquals(255, shown.length());
        assertTrue(shown.endsWith("…"));
    }

    @Test
    void shouldNotCutACharacterInHalf() {
        String shown = DisplayText.line("🪁".repeat(300));
        assertEquals(255, shown.codePointCount(0, shown.length()));
        assertEquals("🪁".repeat(254) + "…", shown);
    }

    @Test
    void shouldSplitATextIntoItsParagraphs() {
        assertEquals(List.of("One.", "Two."), DisplayText.paragraphs("One.\r\n\r\n   \nTwo.\n"));
        assertEquals(List.of(), DisplayText.paragraphs(" \n "));
    }

    @Property
    void shouldShowNoCharacterThatIsNotShownWhateverTheText(@ForAll @StringLength(max = 600) String text) {
        String shown = DisplayText.line(text);
        assertTrue(shown.codePoints().noneMatch(Character::isISOControl));
        assertTrue(shown.codePoints().noneMatch(point -> point >= 0x202A && point <= 0x202E));
        assertTrue(shown.codePointCount(0, shown.length()) <= 255);
        assertEquals(shown, DisplayText.line(shown));
    }
}
