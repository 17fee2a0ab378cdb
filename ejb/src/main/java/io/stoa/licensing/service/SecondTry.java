package io.stoa.licensing.service;

import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.schema.jpa.Contention;

/**
 * Records once more where somebody else wrote at the same moment: another device of the account was counted as the first of a
 * year, or the same licences were changed. The second try finds what the other has made.
 */
final class SecondTry {

    private SecondTry() {}

    /** @throws MarketplaceException with {@code STATE_CONFLICT} where the second try meets somebody as well */
    static void of(Runnable recording) {
        try {
            recording.run();
        } catch (RuntimeException failure) {
            requireContention(failure);
            last(recording);
        }
    }

    private static void last(Runnable recording) {
        try {
            recording.run();
        } catch (RuntimeException failure) {
            requireContention(failure);
            throw new MarketplaceException(
                    FailureCode.STATE_CONFLICT,
                    "The licences of this device are being changed at this moment. Send the request again.",
                    failure);
        }
    }

    private static void requireContention(RuntimeException failure) {
        if (!Contention.explains(failure)) {
            throw failure;
        }
    }
}
