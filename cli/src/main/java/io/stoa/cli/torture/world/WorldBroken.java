package io.stoa.cli.torture.world;

/** What is tortured could not be brought back, or not be killed: the run proves nothing. */
public final class WorldBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorldBroken(String sentence) {
        super(sentence);
    }

    public WorldBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
