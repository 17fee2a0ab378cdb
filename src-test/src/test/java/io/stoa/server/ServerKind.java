package io.stoa.server;

import java.util.Arrays;

/** Which server a run of the tests is about; the build names it in {@code stoa.test.server}. */
public enum ServerKind {
    PAYARA_MICRO("payara-micro"),
    PAYARA("payara"),
    WILDFLY("wildfly");

    private static final String PROPERTY = "stoa.test.server";

    private final String word;

    ServerKind(String word) {
        this.word = word;
    }

    /** The kind this run is about; the embedded default where nothing is said. */
    public static ServerKind ofThisRun() {
        String asked = System.getProperty(PROPERTY, PAYARA_MICRO.word);
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(asked))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no server called " + asked + "."));
    }

    /**
     * Starts the server with Stoa on it and waits until it answers.
     *
     * @param workplace files of this run
     * @throws ServerNotStarted when it ends or keeps silent; the sentence names its log
     */
    public Server start(Workplace workplace, Configuration configuration) {
        return switch (this) {
            case PAYARA_MICRO -> PayaraMicroServer.start(workplace, configuration);
            case PAYARA -> PayaraServer.start(workplace, configuration);
            case WILDFLY -> WildFlyServer.start(workplace, configuration);
        };
    }

    /** The name as the build spells it. */
    public String word() {
        return word;
    }
}
