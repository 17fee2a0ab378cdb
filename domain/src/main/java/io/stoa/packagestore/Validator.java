package io.stoa.packagestore;

/**
 * What bytes were served as: only a server that still has the very same file may add to them.
 *
 * @param entityTag strong, with its quotation marks
 * @param length    bytes of the whole file
 * @see "RFC 9110, section 8.8.1: a weak entity tag does not promise the same bytes"
 */
public record Validator(String entityTag, long length) {

    public Validator {
        if (!isStrong(entityTag)) {
            throw new IllegalArgumentException("only a strong entity tag vouches for bytes");
        }
    }

    /** Whether an {@code ETag} promises the same bytes: quoted, not weak, nothing but visible ASCII between the quotes. */
    public static boolean isStrong(String entityTag) {
        return entityTag.matches("\"[\\x21\\x23-\\x7e]{1,256}\"");
    }
}
