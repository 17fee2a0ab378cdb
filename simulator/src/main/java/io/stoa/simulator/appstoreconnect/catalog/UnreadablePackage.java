package io.stoa.simulator.appstoreconnect.catalog;

/** A source that cannot be offered as a package at all; the message names it and what is missing. */
public final class UnreadablePackage extends RuntimeException {

    /** Stable code of this failure. */
    public static final String CODE = "package-unreadable";

    UnreadablePackage(String source, String reason) {
        super("The package " + source + " cannot be offered: " + reason);
    }

    UnreadablePackage(String source, String reason, Throwable cause) {
        super("The package " + source + " cannot be offered: " + reason, cause);
    }
}
