package io.stoa.account.service;

import java.nio.CharBuffer;
import java.text.Normalizer;

/**
 * A password as it is typed. One keyboard writes an accented letter as one character, another as two: both are the same
 * password.
 *
 * @see "NIST SP 800-63B-4, section 3.1.1.2"
 */
final class PasswordText {

    static final int LONGEST = 1_000;

    private PasswordText() {}

    /** Whether it is short enough to be looked at; nobody makes the server normalise a book. */
    static boolean isReadable(char[] password) {
        return password.length > 0 && password.length <= LONGEST;
    }

    /** The form that is hashed: Unicode NFKC. */
    static char[] normalised(char[] password) {
        return Normalizer.normalize(CharBuffer.wrap(password), Normalizer.Form.NFKC)
                .toCharArray();
    }
}
