package io.stoa.surface.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WCAG 2.1 AA: text stands out from its ground by 4.5 to 1, in light and in dark. */
class StylesheetTest {

    private static final double ENOUGH_FOR_TEXT = 4.5;
    private static final double ENOUGH_FOR_EDGES = 3;
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{6});");

    private static String sheet;
    private static Map<String, String> light;
    private static Map<String, String> dark;

    @BeforeAll
    static void read() throws IOException {
        sheet = Files.readString(Path.of("src/main/webapp/assets/stoa.css"));
        String[] themes = sheet.split("prefers-color-scheme: dark", 2);
        light = colours(themes[0]);
        dark = colours(themes[1]);
        assertEquals(light.keySet(), dark.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "ink,ground",
        "ink,surface",
        "quiet,ground",
        "quiet,surface",
        "accent,ground",
        "accent,surface",
        "on-accent,accent",
        "good,good-ground",
        "wait,wait-ground",
        "bad,bad-ground",
        "bad,surface"
    })
    void shouldBeReadable(String text, String ground) {
        assertTrue(contrast(light.get(text), light.get(ground)) >= ENOUGH_FOR_TEXT);
        assertTrue(contrast(dark.get(text), dark.get(ground)) >= ENOUGH_FOR_TEXT);
    }

    @ParameterizedTest
    @CsvSource({"accent,ground", "accent,surface", "quiet,surface"})
    void shouldShowFocusAndFields(String edge, String ground) {
        assertTrue(contrast(light.get(edge), light.get(ground)) >= ENOUGH_FOR_EDGES);
        assertTrue(contrast(dark.get(edge), dark.get(ground)) >= ENOUGH_FOR_EDGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@import", "url(", "http"})
    void shouldFetchNothing(String reference) {
        assertFalse(sheet.contains(reference));
    }

    private static Map<String, String> colours(String theme) {
        Map<String, String> colours = new HashMap<>();
        Matcher colour = COLOUR.matcher(theme);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }

    private static double contrast(String one, String other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 0) + 0.7152 * channel(colour, 2) + 0.0722 * channel(colour, 4);
    }

    private static double channel(String colour, int at) {
        double share = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
