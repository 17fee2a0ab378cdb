package io.stoa.notification;

/**
 * A genuine request to the webhook.
 *
 * @param body    the raw bytes that were signed
 * @param headers a line for each header worth keeping, {@code name: value}; never a credential
 * @param secret  which of the configured secrets signed it, counted from 0
 */
public record Delivery(byte[] body, String headers, int secret) {

    /** Without the body, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "Delivery[" + body.length + " bytes]";
    }
}
