package io.stoa.packageformat;

/** Foreign text made fit for a sentence: short, on one line, nothing a terminal would obey. */
final class Excerpt {

    private static final int LENGTH = 60;

    private Excerpt() {}

    /** In quotation marks, for text that could be anything. */
    static String of(String foreign) {
        return "\"" + plain(foreign) + "\"";
    }

    static String plain(String foreign) {
        StringBuilder shown = new StringBuilder();
        foreign.codePoints().limit(LENGTH).forEach(point -> append(shown, point));
        return foreign.codePointCount(0, foreign.length()) > LENGTH
                ? shown.append("...").toString()
                : shown.toString();
    }

    private static void append(StringBuilder shown, int point) {
        if (point >= ' ' && point <= '~') {
            shown.appendCodePoint(point);
        } else {
            shown.append(String.format("\\u{%x}", point));
        }
    }
}
