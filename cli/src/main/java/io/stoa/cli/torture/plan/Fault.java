package io.stoa.cli.torture.plan;

/** What the nemesis does. Those with a bait announce a package of their own and strike at a moment they observe. */
public enum Fault {
    KILL_SERVER(false, "the server is killed at any moment"),
    KILL_SERVER_WHILE_TOLD(true, "the server is killed while it takes a notification in"),
    KILL_SERVER_AT_ROW(true, "the server is killed when the notification's row is there"),
    KILL_SERVER_AFTER_ANSWER(true, "the server is killed when it has acknowledged a notification"),
    KILL_SERVER_MID_DOWNLOAD(true, "the server is killed in the middle of a download"),
    KILL_SERVER_BEFORE_PUBLICATION(true, "the server is killed when the last byte of a package has left"),
    PAUSE_SERVER(false, "the server is stopped for some seconds and goes on"),
    KILL_DATABASE(true, "PostgreSQL is killed and comes back"),
    LOCK_DATABASE(true, "somebody holds a lock on the inbox for some seconds"),
    KILL_BROKER(false, "the broker is killed and comes back"),
    KILL_BROKER_AND_JOURNAL(true, "the broker is killed, and comes back without its journal");

    private final boolean baited;
    private final String sentence;

    Fault(boolean baited, String sentence) {
        this.baited = baited;
        this.sentence = sentence;
    }

    public boolean isBaited() {
        return baited;
    }

    /** What happens, for a person. */
    public String sentence() {
        return sentence;
    }
}
