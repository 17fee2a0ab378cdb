package io.stoa.account;

import java.io.IOException;

/** Port: the way of letters to people. */
public interface Postbox {

    /** Whether the operator said where letters go; else none is ever taken. */
    boolean isOpen();

    /**
     * Hands a letter to the mail server, and waits until that has taken it.
     *
     * @throws IOException when it was not taken; another time it may be
     */
    void send(Letter letter) throws IOException;
}
