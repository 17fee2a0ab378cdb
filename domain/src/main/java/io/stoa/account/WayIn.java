package io.stoa.account;

/**
 * A way to sign in that begins elsewhere.
 *
 * @param name  as addresses and forms spell it
 * @param label what people know it by
 */
public record WayIn(String name, String label) {}
