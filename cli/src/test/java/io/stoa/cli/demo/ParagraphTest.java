package io.stoa.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphTest {

    @Test
    void shouldBreakBetweenWords() {
        assertEquals(List.of("a fresh", "link", "token"), Paragraph.of("a fresh  link\ntoken", 8));
    }

    @Test
    void shouldFillALineToItsWidth() {
        assertEquals(List.of("a link", "token"), Paragraph.of("a link token", 6));
    }

    @Test
    void shouldKeepALongWordWhole() {
        assertEquals(List.of("at", "http://localhost:8080", "now"), Paragraph.of("at http://localhost:8080 now", 5));
    }

    @Test
    void shouldMakeOneEmptyLineOfNothing() {
        assertEquals(List.of(""), Paragraph.of("  ", 5));
    }
}
