package io.stoa.packageformat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the few kinds of object a signature's binary property list is made of. It follows no reference by itself and
 * believes no count beyond the bytes at hand, so no list can make it recurse, loop or allocate more than its own size;
 * the general readers do what a list claims.
 */
final class BinaryPropertyList {

    private static final byte[] MAGIC = "bplist00".getBytes(StandardCharsets.US_ASCII);
    private static final int TRAILER_SIZE = 32;
    private static final int MAX_TEXT = 1024;

    /** A text may stand for several keys; read this often over, the bytes at hand are shared as no writer shares them. */
    private static final int MOST_SHARING = 4;

    private static final int INTEGER = 0x1;
    private static final int DATA = 0x4;
    private static final int ASCII_TEXT = 0x5;
    private static final int UTF_16_TEXT = 0x6;
    private static final int DICTIONARY = 0xD;

    private final byte[] bytes;
    private final int offsetSize;
    private final int referenceSize;
    private final long objects;
    private final long offsetTable;
    private long taken;

    BinaryPropertyList(byte[] bytes) throws SignatureRefused {
        this.bytes = bytes;
        int trailer = bytes.length - TRAILER_SIZE;
        if (trailer < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw malformed("it is no binary property list");
        }
        offsetSize = bytes[trailer + 6];
        referenceSize = bytes[trailer + 7];
        objects = number(trailer + 8L, 8);
        offsetTable = number(trailer + 24L, 8);
        if (offsetSize < 1 || offsetSize > 8 || referenceSize < 1 || referenceSize > 8) {
            throw malformed("its trailer is damaged");
        }
    }

    long root() throws SignatureRefused {
        return number(bytes.length - TRAILER_SIZE + 16L, 8);
    }

    /** Keys and the numbers of the objects they stand for. */
    Map<String, Long> dictionary(long object, int maxEntries) throws SignatureRefused {
        Extent extent = extent(object, DICTIONARY);
        if (extent.count() > maxEntries) {
            throw malformed("it lists %d entries where %d are allowed".formatted(extent.count(), maxEntries));
        }
        Map<String, Long> dictionary = new LinkedHashMap<>();
        long values = extent.start() + extent.count() * referenceSize;
        for (long i = 0; i < extent.count(); i++) {
            String key = text(number(extent.start() + i * referenceSize, referenceSize));
            if (dictionary.put(key, number(values + i * referenceSize, referenceSize)) != null) {
                throw malformed("it lists %s twice".formatted(Excerpt.of(key)));
            }
        }
        return dictionary;
    }

    byte[] data(long object) throws SignatureRefused {
        Extent extent = extent(object, DATA);
        return slice(extent.start(), extent.count());
    }

    long integer(long object) throws SignatureRefused {
        long offset = offset(object);
        int marker = marker(offset);
        if (marker >> 4 != INTEGER || (marker & 0x0F) > 3) {
            throw malformed("it holds another kind of object where a number is expected");
        }
        return number(offset + 1, 1 << (marker & 0x0F));
    }

    private String text(long object) throws SignatureRefused {
        boolean wide = marker(offset(object)) >> 4 == UTF_16_TEXT;
        Extent extent = extent(object, wide ? UTF_16_TEXT : ASCII_TEXT);
        if (extent.count() > MAX_TEXT) {
            throw malformed("it holds a key of %d characters".formatted(extent.count()));
        }
        return wide
                ? new String(slice(extent.start(), 2 * extent.count()), StandardCharsets.UTF_16BE)
                : new String(slice(extent.start(), extent.count()), StandardCharsets.US_ASCII);
    }

    private Extent extent(long object, int kind) throws SignatureRefused {
        long offset = offset(object);
        int marker = marker(offset);
        if (marker >> 4 != kind) {
            throw malformed("it holds another kind of object than expected");
        }
        if ((marker & 0x0F) < 0x0F) {
            return new Extent(offset + 1, marker & 0x0F);
        }
        int lengthMarker = marker(offset + 1);
        if (lengthMarker >> 4 != INTEGER || (lengthMarker & 0x0F) > 3) {
            throw malformed("it holds an object of damaged length");
        }
        int width = 1 << (lengthMarker & 0x0F);
        return new Extent(offset + 2 + width, number(offset + 2, width));
    }

    private long offset(long object) throws SignatureRefused {
        if (object >= objects || object > bytes.length) {
            throw malformed("it refers to an object that is not there");
        }
        return number(offsetTable + object * offsetSize, offsetSize);
    }

    private int marker(long offset) throws SignatureRefused {
        return (int) number(offset, 1);
    }

    /** Big-endian and, as nothing here is longer than the file, not negative. */
    private long number(long start, int width) throws SignatureRefused {
        checkBounds(start, width);
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = number << 8 | bytes[(int) start + i] & 0xFF;
        }
        if (number < 0) {
            throw malformed("it holds a number beyond every measure");
        }
        return number;
    }

    private byte[] slice(long start, long length) throws SignatureRefused {
        checkBounds(start, length);
        taken += length;
        if (taken > (long) MOST_SHARING * bytes.length) {
            throw malformed("its objects lie one in the other");
        }
        return Arrays.copyOfRange(bytes, (int) start, (int) (start + length));
    }

    private void checkBounds(long start, long length) throws SignatureRefused {
        if (start < 0 || start > bytes.length || length > bytes.length - start) {
            throw malformed("it points outside itself");
        }
    }

    static SignatureRefused malformed(String reason) {
        return new SignatureRefused(
                FindingCode.SIGNATURE_MALFORMED, "The signed list of files cannot be read: " + reason + ".");
    }

    private record Extent(long start, long count) {}
}
