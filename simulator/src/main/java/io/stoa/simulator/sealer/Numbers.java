package io.stoa.simulator.sealer;

import java.math.BigInteger;

/** Decimal numbers of 64 bits. */
final class Numbers {

    private Numbers() {}

    static boolean isUnsigned(String text) {
        return text.matches("[0-9]{1,20}") && new BigInteger(text).bitLength() <= Long.SIZE;
    }

    /** From 1 and below 2^63: iOS 17.4 mishandles more. */
    static boolean isLicenseId(String text) {
        return text.matches("[1-9][0-9]{0,18}") && new BigInteger(text).bitLength() < Long.SIZE;
    }
}
