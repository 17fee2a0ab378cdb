package io.stoa.cli.run;

/** The server ended or did not answer in time; the sentence says where to look. */
public final class ServerNotStarted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerNotStarted(String sentence) {
        super(sentence);
    }
}
