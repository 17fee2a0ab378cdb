package io.stoa.simulator.device;

import java.math.BigInteger;

/** The order of Apple version ids: as numbers, never as texts. */
final class VersionOrder {

    private VersionOrder() {}

    /** False when one of both is no number. */
    static boolean isOlder(String one, String other) {
        return isNumber(one) && isNumber(other) && new BigInteger(one).compareTo(new BigInteger(other)) < 0;
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,20}");
    }
}
