package io.stoa.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may have an app. */
public enum AccessRule {
    /** Everybody, also a device without a token. */
    FREE,
    /** Whoever has an account. */
    ACCOUNT,
    /** Whoever was granted it. */
    ENTITLEMENT;

    /** The rule of a word such as {@code account}; empty for any other text. */
    public static Optional<AccessRule> parse(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    /** The rule as it is written outside. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a device has to say whose it is. */
    public boolean needsAccount() {
        return this != FREE;
    }
}
