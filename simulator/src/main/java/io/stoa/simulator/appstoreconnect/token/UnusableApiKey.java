package io.stoa.simulator.appstoreconnect.token;

/** A key file that cannot register an API key; the message says why and what to do. */
public final class UnusableApiKey extends RuntimeException {

    /** Stable code of this failure. */
    public static final String CODE = "api-key-unusable";

    UnusableApiKey(String sentence) {
        super(sentence);
    }

    UnusableApiKey(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
