package io.stoa.simulator.appstoreconnect.control;

/** An order that cannot be carried out; the message says what it has to be. */
public final class NotUsable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotUsable(String sentence) {
        super(sentence);
    }

    NotUsable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
