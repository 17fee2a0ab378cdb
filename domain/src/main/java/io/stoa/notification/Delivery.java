package io.stoa.notification;

import java.util.OptionalInt;

/**
 * A genuine notification: a signed request to the webhook, or one that never arrived and that App Store Connect was asked
 * for.
 *
 * @param body    the raw bytes
 * @param headers a line for each header worth keeping, {@code name: value}; never a credential
 * @param secret  which of the configured secrets signed it, counted from 0; empty for what was asked for
 */
public record Delivery(byte[] body, String headers, OptionalInt secret) {

    /** A request that one of the configured secrets signed. */
    public Delivery(byte[] body, String headers, int secret) {
        this(body, headers, OptionalInt.of(secret));
    }

    /** What App Store Connect shows as sent and not arrived. */
    public static Delivery recovered(byte[] body) {
        return new Delivery(body, "", OptionalInt.empty());
    }

    /** Without the body, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Delivery[" + body.length + " bytes]";
    }
}
