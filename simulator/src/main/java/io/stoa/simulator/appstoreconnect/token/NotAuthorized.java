package io.stoa.simulator.appstoreconnect.token;

/** A bearer token that App Store Connect would not accept; the message says which rule it breaks. */
public final class NotAuthorized extends RuntimeException {

    NotAuthorized(String sentence) {
        super(sentence);
    }

    NotAuthorized(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
