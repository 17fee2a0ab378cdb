package io.stoa.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines between words. */
final class Paragraph {

    private Paragraph() {}

    /**
     * The lines of a text, at least one.
     *
     * @param width characters; only a longer word makes a longer line
     */
    static List<String> of(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
