package io.stoa.storefront;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes a text somebody else wrote fit to be shown: what could hide, reorder or break the words around it is taken out.
 * Escaping is not done here: that is the page's matter.
 */
public final class DisplayText {

    private static final int LONGEST_LINE = 255;
    private static final int LONGEST_TEXT = 8_000;
    private static final String ELLIPSIS = "…";

    private DisplayText() {}

    /** One line, such as a name: white space becomes single spaces, at most 255 characters. May be empty. */
    public static String line(String text) {
        return shorten(plain(text).replaceAll("\\s+", " ").strip(), LONGEST_LINE);
    }

    /** The paragraphs of a longer text, none of them empty, at most 8000 characters together. */
    public static List<String> paragraphs(String text) {
        return shorten(plain(text).strip(), LONGEST_TEXT)
                .lines()
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static String plain(String text) {
        return text.codePoints()
                .filter(DisplayText::isShown)
                .map(point -> Character.isSpaceChar(point) && !isLineBreak(point) ? ' ' : point)
                .mapToObj(point -> isLineBreak(point) ? "\n" : Character.toString(point))
                .collect(Collectors.joining());
    }

    private static boolean isShown(int point) {
        return isLineBreak(point)
                || point == '\t'
                || !Character.isISOControl(point) && !reordersWords(point) && !isBroken(point);
    }

    private static boolean isLineBreak(int point) {
        return point == '\n' || point == 0x2028 || point == 0x2029;
    }

    // embeddings, overrides and isolates reach beyond the text they stand in; the two plain marks do not
    private static boolean reordersWords(int point) {
        return point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069;
    }

    private static boolean isBroken(int point) {
        int type = Character.getType(point);
        return type == Character.SURROGATE || type == Character.UNASSIGNED || point == 0xFEFF;
    }

    private static String shorten(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)).strip() + ELLIPSIS;
    }
}
