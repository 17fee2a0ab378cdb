package io.stoa.server;

/** A server, or a command that sets it up, ended badly or did not answer in time; the sentence says where to look. */
public final class ServerNotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerNotStarted(String sentence) {
        super(sentence);
    }

    ServerNotStarted(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
