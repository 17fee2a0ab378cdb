package io.stoa.packageformat;

import java.io.ByteArrayOutputStream;

/**
 * JSON without the white space between its tokens, everything inside texts untouched: what App Store Connect writes, so
 * what a formatted manifest was before somebody formatted it.
 */
final class CompactJson {

    private CompactJson() {}

    static byte[] of(byte[] json) {
        ByteArrayOutputStream compact = new ByteArrayOutputStream(json.length);
        boolean inText = false;
        boolean escaped = false;
        for (int i = startsWithByteOrderMark(json) ? 3 : 0; i < json.length; i++) {
            byte next = json[i];
            if (inText || !isWhiteSpace(next)) {
                compact.write(next);
            }
            inText = inText ? escaped || next != '"' : next == '"';
            escaped = inText && !escaped && next == '\\';
        }
        return compact.toByteArray();
    }

    private static boolean startsWithByteOrderMark(byte[] json) {
        return json.length > 2 && (json[0] & 0xFF) == 0xEF && (json[1] & 0xFF) == 0xBB && (json[2] & 0xFF) == 0xBF;
    }

    private static boolean isWhiteSpace(byte next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }
}
