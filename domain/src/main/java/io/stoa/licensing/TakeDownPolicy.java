package io.stoa.licensing;

import java.util.Optional;

/** What becomes of the licences of an app version that is taken down. */
public enum TakeDownPolicy {
    /** They are renewed as before: who has the app keeps it. It holds until an operator decides otherwise. */
    RENEW,
    /** They are issued again with the end they had: the app opens until then. */
    LAPSE,
    /** They are ineligible: a device that asks for renewal stops the app. */
    REVOKE;

    public static Optional<TakeDownPolicy> parse(String word) {
        for (TakeDownPolicy policy : values()) {
            if (policy.name().equals(word)) {
                return Optional.of(policy);
            }
        }
        return Optional.empty();
    }
}
