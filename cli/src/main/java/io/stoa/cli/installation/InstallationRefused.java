package io.stoa.cli.installation;

/** An installation is not there, or says no; the message is for a person. */
public final class InstallationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InstallationRefused(String sentence) {
        super(sentence);
    }
}
